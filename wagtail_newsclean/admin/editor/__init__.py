"""In the page editor: the publish gate, the suggestions panel, tidying, and what Wagtail's own checks show of ours.

A site adds two things to a page model, both optional::

    from wagtail_newsclean.admin.editor.gate import NewscleanPageFormMixin
    from wagtail_newsclean.admin.editor.panel import SuggestionsPanel

    class ArticlePageForm(NewscleanPageFormMixin, WagtailAdminPageForm):
        pass

    class ArticlePage(Page):
        base_form_class = ArticlePageForm
        content_panels = [*Page.content_panels, SuggestionsPanel(), FieldPanel("body")]
"""
