"""What takes too long for a page to wait for: letting a withdrawn document come back."""

from documents.importing.restoring import restore
from documents.models import Withdrawal
from documents.parsing.errors import GazetteError
from office.accounts.models import User
from office.audit.log import note
from office.tasks.index import UPDATING, update_index
from office.tasks.tasks import Context, Failed, task
from office.uploads.authorship import done_by, named


@task()
def restore_document(context: Context, withdrawal: int, user: int) -> None:
    """Show it again, at every address that it had: its issue is read anew for that."""
    row = Withdrawal.objects.select_related("issue").filter(pk=withdrawal).first()
    if row is None:
        return  # it is back already
    by = User.objects.filter(pk=user).first()
    try:
        with done_by(by):
            restore(row)
            context.check()
    except GazetteError as error:
        raise Failed(error.reason) from error
    update_index.enqueue(UPDATING)
    note(None, "已恢复文件", row.title, by=named(by))
