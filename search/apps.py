from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from documents.marking import register
        from search.results.highlighting import PageSearch

        register(PageSearch())
