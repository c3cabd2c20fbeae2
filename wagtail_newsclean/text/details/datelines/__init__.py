"""The grammar of datelines: dates, agencies, places, what ends a dateline, and what counts as proof of one."""
