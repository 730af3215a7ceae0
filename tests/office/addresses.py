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
n/<path:text>                                 | /n/云政办发〔2023〕58号             | reading            | 302
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
search.csv                                    | /search.csv?q=供水             | reading            | 200
search.xlsx                                   | /search.xlsx?q=供水            | reading            | 200
search.json                                   | /search.json?q=供水            | reading            | 200
search.atom                                   | /search.atom?q=供水            | reading            | 200
sign-in/                                      | /sign-in/                    | everyone           | 200/302
sign-in/code/                                 | /sign-in/code/               | everyone           | 302
sign-out/                                     | /sign-out/                   | everyone           | 405
account/                                      | /account/                    | account            | 200
account/password/                             | /account/password/           | account            | 200
account/second-factor/                        | /account/second-factor/      | account            | 200
account/second-factor/qr.svg                  | /account/second-factor/qr.svg| account            | 404
account/second-factor/off/                    | /account/second-factor/off/  | account            | 405
account/second-factor/codes/                  | /account/second-factor/codes/| account            | 405
account/sign-out-elsewhere/                   | /account/sign-out-elsewhere/ | account            | 405
users/                                        | /users/                      | user-administrator | 200
users/new/                                    | /users/new/                  | user-administrator | 200
users/<int:pk>/                               | /users/1/                    | user-administrator | 200
users/<int:pk>/<slug:action>/                 | /users/1/roles/              | user-administrator | 405
audit/                                        | /audit/                      | auditor            | 200
audit.<slug:suffix>                           | /audit.csv                   | auditor            | 200
units/                                        | /units/                      | reading            | 200
units/<path:unit>.<str:suffix>                | /units/水利局.csv               | reading            | 404
units/<path:unit>/                            | /units/水利局/                  | reading            | 404
effect/                                       | /effect/                     | reading            | 200
effect.ics                                    | /effect.ics                  | reading            | 200
appointments/                                 | /appointments/               | reading            | 200
cited/                                        | /cited/                      | reading            | 404
check/                                        | /check/                      | reading            | 200
d/<str:slug>/duties/                          | /d/d12-1/duties/             | reading            | 200
d/<str:slug>/citations/                       | /d/d12-1/citations/          | reading            | 200
compare/                                      | /compare/                    | reading            | 200
compare/<str:old>/<str:new>.docx              | /compare/d12-1/d12-2.docx    | reading            | 200
compare/<str:old>/<str:new>/                  | /compare/d12-1/d12-2/        | reading            | 200
<yyyy:year>/<mm:month>/<mark:mark>.<suffix:suffix>| /2023/12/s1.txt               | reading            | 404
<yyyy:year>/<mm:month>/<mark:mark>/           | /2023/12/s1/                  | reading            | 404
<yyyy:year>/<mm:month>/<mark:mark>/pages/<int:page>.png| /2023/12/s1/pages/1.png       | reading            | 404
g/<slug:gazette>/                             | /g/nothing/                  | reading            | 404
g/<slug:gazette>/<yyyy:year>/<mm:month>.<suffix:suffix>| /g/nothing/2023/12.txt       | reading            | 404
g/<slug:gazette>/<yyyy:year>/<mm:month>/      | /g/nothing/2023/12/          | reading            | 404
g/<slug:gazette>/<yyyy:year>/<mm:month>/pages/<int:page>.png| /g/nothing/2023/12/pages/1.png| reading            | 404
g/<slug:gazette>/<yyyy:year>/<mm:month>/<mark:mark>.<suffix:suffix>| /g/nothing/2023/12/s1.txt     | reading            | 404
g/<slug:gazette>/<yyyy:year>/<mm:month>/<mark:mark>/| /g/nothing/2023/12/s1/        | reading            | 404
g/<slug:gazette>/<yyyy:year>/<mm:month>/<mark:mark>/pages/<int:page>.png| /g/nothing/2023/12/s1/pages/1.png| reading            | 404
subscriptions/                                | /subscriptions/              | account            | 200
subscriptions/new/                            | /subscriptions/new/          | reading            | 400
subscriptions/<int:pk>/                       | /subscriptions/7/            | account            | 405
subscriptions/<int:pk>/test/                  | /subscriptions/7/test/       | account            | 405
subscriptions/<int:pk>/feed/                  | /subscriptions/7/feed/       | account            | 405
subscriptions/<int:pk>/delete/                | /subscriptions/7/delete/     | account            | 405
subscriptions/confirm/<str:token>/            | /subscriptions/confirm/nothing/| everyone           | 410
subscriptions/unsubscribe/<str:token>/        | /subscriptions/unsubscribe/nothing/| everyone           | 404
subscriptions/feed/<str:token>.atom           | /subscriptions/feed/nothing.atom| reading            | 404
favourites/                                   | /favourites/                 | account            | 200
favourites/toggle/                            | /favourites/toggle/          | account            | 405
favourites/<int:pk>/note/                     | /favourites/7/note/          | account            | 405
favourites/<int:pk>/delete/                   | /favourites/7/delete/        | account            | 405
favourites.csv                                | /favourites.csv              | account            | 200
favourites.md                                 | /favourites.md               | account            | 200
office/corrections/                           | /office/corrections/         | editor             | 200
office/corrections/<int:pk>/undo/             | /office/corrections/7/undo/  | editor             | 405
office/corrections/d/<str:slug>/              | /office/corrections/d/d12-1/ | editor             | 200
office/corrections/d/<str:slug>/join/         | /office/corrections/d/d12-1/join/| editor             | 405
office/corrections/d/<str:slug>/clauses/<str:key>/| /office/corrections/d/d12-1/clauses/p2/| editor             | 200
office/queue/                                 | /office/queue/               | editor             | 200
office/queue/<int:pk>/                        | /office/queue/7/             | editor             | 404
office/queue/<int:pk>/decide/                 | /office/queue/7/decide/      | editor             | 405
office/queue/export/<str:name>                | /office/queue/export/nothing | editor             | 404
report/receipt/<str:number>/                  | /report/receipt/nothing/     | reading            | 404
report/<str:slug>/                            | /report/d12-1/               | reading            | 200
report/<str:slug>/<str:key>/                  | /report/d12-1/p2/            | reading            | 200
office/uploads/                               | /office/uploads/             | editor publisher   | 200
office/uploads/list/                          | /office/uploads/list/        | editor publisher   | 200
office/uploads/<int:pk>/                      | /office/uploads/7/           | editor publisher   | 404
office/uploads/<int:pk>/publish/              | /office/uploads/7/publish/   | publisher          | 405
office/uploads/<int:pk>/cancel/               | /office/uploads/7/cancel/    | publisher          | 405
office/uploads/<int:pk>/discard/              | /office/uploads/7/discard/   | editor publisher   | 405
office/uploads/<int:pk>/read-again/           | /office/uploads/7/read-again/| editor publisher   | 405
office/uploads/<int:pk>/check/                | /office/uploads/7/check/     | editor publisher   | 404
office/uploads/<int:pk>/documents/<int:ordinal>/| /office/uploads/7/documents/1/| editor publisher   | 404
office/uploads/<int:pk>/documents/<int:ordinal>/<str:key>/source/| /office/uploads/7/documents/1/p2/source/| editor publisher   | 404
office/uploads/<int:pk>/pages/<int:page>.png  | /office/uploads/7/pages/1.png| editor publisher   | 404
office/gazettes/                              | /office/gazettes/            | publisher          | 200
office/gazettes/<slug:slug>/                  | /office/gazettes/main/       | publisher          | 405
office/gazettes/<slug:slug>/remove/           | /office/gazettes/main/remove/| publisher          | 405
office/issues/                                | /office/issues/              | editor publisher   | 200
office/issues/remove-sample/                  | /office/issues/remove-sample/| publisher          | 405
office/issues/<issue_key:key>/                | /office/issues/2023-12/      | editor publisher   | 200
office/issues/<issue_key:key>/undo/           | /office/issues/2023-12/undo/ | publisher          | 405
office/issues/<issue_key:key>/redo/           | /office/issues/2023-12/redo/ | publisher          | 405
office/issues/<issue_key:key>/move/           | /office/issues/2023-12/move/ | publisher          | 405
office/issues/<issue_key:key>/remove/         | /office/issues/2023-12/remove/| publisher          | 405
office/issues/<issue_key:key>/withdraw/       | /office/issues/2023-12/withdraw/| publisher          | 405
office/issues/<issue_key:key>/restore/        | /office/issues/2023-12/restore/| publisher          | 405
api/                                          | /api/                        | reading            | 200
api/v1/openapi.json                           | /api/v1/openapi.json         | reading            | 200
api/v1/issues                                 | /api/v1/issues               | reading            | 200
api/v1/issues/<id>                            | /api/v1/issues/d12-1         | reading            | 404
api/v1/documents                              | /api/v1/documents            | reading            | 200
api/v1/documents/<id>                         | /api/v1/documents/d12-1      | reading            | 200
api/v1/documents/<id>/clauses                 | /api/v1/documents/d12-1/clauses| reading            | 200
api/v1/documents/<id>/clauses/<key>           | /api/v1/documents/d12-1/clauses/p2| reading            | 200
api/v1/documents/<id>/facts                   | /api/v1/documents/d12-1/facts| reading            | 200
api/v1/units                                  | /api/v1/units                | reading            | 200
api/v1/units/<path:name>/duties               | /api/v1/units/水利局/duties     | reading            | 404
api/v1/search                                 | /api/v1/search               | reading            | 200
api/v1/                                       | /api/v1/                     | reading            | 404
"""
