"""收藏检索 and 我的订阅: saving a search, and what becomes of it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from office.accounts.access import account, requires
from office.accounts.models import User
from office.alerts.composing import cancel, compose_test
from office.alerts.forms import SearchForm
from office.alerts.links import absolute_to
from office.alerts.models import Frequency, Message, SavedSearch
from office.alerts.outbox import start_sending
from office.alerts.questions import address_of, params_of, written
from office.alerts.saving import (
    NotSaved,
    check_question,
    is_open_to_visitors,
    new_feed_token,
    request_by_mail,
    save_for,
    set_address,
)
from office.audit.log import note
from office.forms import first_error
from search.results.exports.feed import described
from search.results.forms import SearchForm as QuestionForm

TESTS_AN_HOUR = 5
# What is said of what was done, by the name in the address that leads back.
DONE = {
    "saved": "已保存。",
    "tested": "测试邮件正在发出，请稍候查收。",
    "feed": "订阅源地址已生成。",
    "revoked": "订阅源已作废，原来的地址不再有效。",
    "deleted": "已删除。",
}
_LONGEST_NAME = 100


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def save(request: HttpRequest) -> HttpResponse:
    """The form for saving the question of the address; open to all, since who has no account
    may be told by mail. A POST has the question in `query`, as it was shown."""
    sent = request.POST.get("query", "") if request.method == "POST" else None
    asked = request.GET if sent is None else QueryDict(sent)
    params = QuestionForm(asked).params()
    query = written(params)
    try:
        check_question(params)
    except NotSaved as reason:
        return _form(request, query, "", str(reason), status=400)
    if request.method != "POST":
        return _form(request, query, described(params)[:_LONGEST_NAME])
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _form(
            request, query, request.POST.get("name", ""), first_error(form), 400
        )
    name = form.cleaned_data["name"] or described(params)[:_LONGEST_NAME]
    try:
        return _saved(request, query, name, form)
    except NotSaved as reason:
        return _form(request, query, name, str(reason), status=400)


def _saved(
    request: HttpRequest, query: str, name: str, form: SearchForm
) -> HttpResponse:
    frequency, email = (
        Frequency(form.cleaned_data["frequency"]),
        form.cleaned_data["email"],
    )
    if isinstance(request.user, User):
        search = save_for(request.user, query, name, frequency, email)
        note(request, "收藏检索", search.name)
        start_sending()
        return redirect("subscriptions")
    if not is_open_to_visitors():
        raise NotSaved("没有账号不能订阅，请先登录。")
    if not email or frequency == Frequency.NEVER:
        raise NotSaved("请填写邮箱，并选择多久提醒一次。")
    request_by_mail(request, query, name, frequency, email)
    start_sending()
    return render(request, "alerts/requested.html", {"email": email})


def _form(
    request: HttpRequest, query: str, name: str, problem: str = "", status: int = 200
) -> HttpResponse:
    user = request.user if isinstance(request.user, User) else None
    here = f"{reverse('save_search')}?{query}"
    context = {
        "query": query,
        "name": name,
        "question": described(params_of(query)),
        "back": address_of(query),
        "problem": problem,
        "can_save": bool(query) and (user is not None or is_open_to_visitors()),
        "account": user,
        "email": request.POST.get("email", user.email if user else ""),
        "frequency": request.POST.get("frequency", _usual(user)),
        "frequencies": _frequencies(user),
        "is_mail_set_up": settings.MAIL_IS_SET_UP,
        "sign_in": f"{reverse('sign_in')}?{urlencode({'next': here})}",
    }
    return render(request, "alerts/save.html", context, status=status)


def _usual(user: User | None) -> str:
    by_mail = settings.MAIL_IS_SET_UP and (user is None or user.email)
    return Frequency.PUBLICATION if by_mail else Frequency.NEVER


def _frequencies(user: User | None) -> list[tuple[str, str]]:
    """Who has no account gets mail or nothing."""
    every = [(one.value, str(one.label)) for one in Frequency]
    return every if user else [one for one in every if one[0] != Frequency.NEVER]


# ---- 我的订阅 ----------------------------------------------------------------------


@require_safe
@requires()
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The account's saved searches."""
    return _mine(request, said=DONE.get(request.GET.get("done", ""), ""))


def _mine(
    request: HttpRequest, *, said: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    # Three months of mail, of which only its fate is shown.
    messages = Prefetch("messages", Message.objects.defer("text", "html"))
    searches = account(request).saved_searches.defer("known").prefetch_related(messages)
    rows = [_row(request, search) for search in searches]
    context = {
        "rows": rows,
        "frequencies": Frequency.choices,
        "is_mail_set_up": settings.MAIL_IS_SET_UP,
        "account": account(request),
        "said": said,
        "problem": problem,
        "section": "subscriptions",
    }
    return render(request, "alerts/subscriptions.html", context, status=status)


def _row(request: HttpRequest, search: SavedSearch) -> dict[str, object]:
    token = search.feed_token
    path = reverse("personal_feed", args=[token]) if token else ""
    sent = list(search.messages.all())
    return {
        "search": search,
        "question": described(params_of(search.query)),
        "address": address_of(search.query),
        "feed": absolute_to(request, path) if path else "",
        "last": max((one.sent_at for one in sent if one.sent_at), default=None),
        "failed": [one for one in sent if one.state == Message.State.FAILED][-1:],
        "waiting": sum(one.state == Message.State.WAITING for one in sent),
    }


@require_POST
@requires()
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, frequency or address."""
    search = _own(request, pk)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _refused(request, first_error(form))
    search.name = form.cleaned_data["name"] or search.name
    search.frequency = form.cleaned_data["frequency"]
    if search.frequency == Frequency.NEVER:
        cancel([search.pk])
    try:
        set_address(search, form.cleaned_data["email"])
    except NotSaved as reason:
        return _refused(request, str(reason))
    start_sending()
    return _back("saved")


@require_POST
@requires()
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """Send what a message would look like."""
    search = _own(request, pk)
    if not settings.MAIL_IS_SET_UP:
        return _refused(request, "本站还没有设置邮件。")
    if not search.email or search.confirmed_at is None:
        return _refused(request, "请先填写并确认邮箱。")
    hour_ago = timezone.now() - timedelta(hours=1)
    own = Message.objects.filter(search__owner=account(request))
    if own.filter(created_at__gt=hour_ago).count() >= TESTS_AN_HOUR:
        return _refused(request, "测试邮件发得太多，请过一小时再试。")
    compose_test(search)
    start_sending()
    return _back("tested")


@require_POST
@requires()
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """A feed address, a new one in place of the old one, or none any more (`revoke`)."""
    search = _own(request, pk)
    search.feed_token = None if "revoke" in request.POST else new_feed_token()
    search.save(update_fields=["feed_token"])
    return _back("revoked" if search.feed_token is None else "feed")


@require_POST
@requires()
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """The search, what was found for it, and the mail that waits."""
    search = _own(request, pk)
    cancel([search.pk])
    note(request, "删除收藏的检索", search.name)
    search.delete()
    return _back("deleted")


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    """One of the account's own; another one's is not found."""
    return get_object_or_404(SavedSearch, pk=pk, owner=account(request))


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('subscriptions')}?{urlencode({'done': done})}")


def _refused(request: HttpRequest, problem: str) -> HttpResponse:
    return _mine(request, problem=problem, status=400)
