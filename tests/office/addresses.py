"""Every address of the site, and who may ask for it: a line each.

`route` as the resolver writes it; `asked` is an example of it; `who` is everyone (also where
reading needs an account), reading (everyone, or any account where reading needs one), account (any
account), or the roles by their values; `answer` is what those get: a status, or two, that of visitors
and that of who has signed in.
"""

ADDRESSES = """
route                                         | asked                        | who                | answer
(empty)                                       | /                            | reading            | 200
d/<str:slug>.<suffix:suffix>                  | /d/d12-1.txt                 | reading            | 200
d/<str:slug>/print/                           | /d/d12-1/print/              | reading            | 200
d/<str:slug>/qr.svg                           | /d/d12-1/qr.svg              | reading            | 200
d/<str:slug>/<str:key>/qr.svg                 | /d/d12-1/p2/qr.svg           | reading            | 200
d/<str:slug>/<str:key>/source/                | /d/d12-1/p2/source/          | reading            | 200
d/<str:slug>/                                 | /d/d12-1/                    | reading            | 200
d/<str:slug>/<str:key>/                       | /d/d12-1/p2/                 | reading            | 200
n/<path:text>                                 | /n/云政办发〔2023〕58号      | reading            | 302
display/                                      | /display/                    | everyone           | 302
months/                                       | /months/                     | reading            | 200
latest/                                       | /latest/                     | reading            | 302
series/                                       | /series/                     | reading            | 200
feed.atom                                     | /feed.atom                   | reading            | 200
sitemap.xml                                   | /sitemap.xml                 | reading            | 200
sitemap-<section>.xml                         | /sitemap-documents.xml       | reading            | 200
opensearch.xml                                | /opensearch.xml              | reading            | 200
<yyyy:year>/<mm:month>.<suffix:suffix>        | /2023/12.txt                 | reading            | 200
<yyyy:year>/<mm:month>/                       | /2023/12/                    | reading            | 200
<yyyy:year>/<mm:month>/pages/<int:page>.png   | /2023/12/pages/1.png         | reading            | 404
robots.txt                                    | /robots.txt                  | everyone           | 200
search/                                       | /search/                     | reading            | 200
search/suggest/                               | /search/suggest/             | reading            | 200
search/in/<str:slug>/                         | /search/in/d12-1/            | reading            | 200
search/filter/<str:name>/                     | /search/filter/nothing/      | reading            | 302
search.csv                                    | /search.csv?q=供水           | reading            | 200
search.xlsx                                   | /search.xlsx?q=供水          | reading            | 200
search.json                                   | /search.json?q=供水          | reading            | 200
search.atom                                   | /search.atom?q=供水          | reading            | 200
sign-in/                                      | /sign-in/                    | everyone           | 200/302
sign-in/code/                                 | /sign-in/code/               | everyone           | 302
sign-out/                                     | /sign-out/                   | everyone           | 405
account/                                      | /account/                    | account            | 200
account/password/                             | /account/password/           | account            | 200
account/second-factor/                        | /account/second-factor/      | account            | 200
account/second-factor/qr.svg                  | /account/second-factor/qr.svg | account           | 404
account/second-factor/off/                    | /account/second-factor/off/  | account            | 405
account/second-factor/codes/                  | /account/second-factor/codes/ | account           | 405
account/sign-out-elsewhere/                   | /account/sign-out-elsewhere/ | account            | 405
users/                                        | /users/                      | user-administrator | 200
users/new/                                    | /users/new/                  | user-administrator | 200
users/<int:pk>/                               | /users/1/                    | user-administrator | 200
users/<int:pk>/<slug:action>/                 | /users/1/roles/              | user-administrator | 405
audit/                                        | /audit/                      | auditor            | 200
audit.<slug:suffix>                           | /audit.csv                   | auditor            | 200
"""
