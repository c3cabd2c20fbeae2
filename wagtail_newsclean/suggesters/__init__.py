"""What is suggested for a story. Ranking in one file each, storage apart.

The desk's way in::

    archive = get_storage()                                   # storage/: the archive in the site's database
    vocabulary = Vocabulary(archive, "taggit.Tag", ["en"])    # vocabulary.py: the site's own tags
    suggest_tags(title, text, language, vocabulary=vocabulary, archive=archive, only=Filter(...), refused=...)
    suggest_related(title, text, date, archive=archive, language=language, only=Filter(exclude={key}), limit=10)
    suggest_new_tags(title, text, language, vocabulary=vocabulary)   # new_tags.py: off unless asked for

Kept current with ``archive.index([StoryData(...)])``, ``archive.unindex([key])``, ``vocabulary.add([TagData(...)])``
and ``vocabulary.remove([id])``, best after the transaction has ended: one transaction writes the archive at a time,
and a long one keeps others waiting. Everything that asks the database raises ``ArchiveUnavailable``
when it does not answer; its text ends the sentence "Suggestions are missing because ...".
"""
