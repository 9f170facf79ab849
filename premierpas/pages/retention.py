"""What is kept of public pages."""

from premierpas.core.retention import Plain, declared

declared.fill(
    "pages",
    (
        Plain(model="pages.Edition", fields=("page", "title", "summary", "body"), why="words that everybody reads"),
        Plain(model="pages.News", fields=("slug",), why="an address that everybody reads"),
    ),
)
