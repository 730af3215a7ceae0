"""What is to be done in the background, and the workers that do it."""

from django.db import models


class Job(models.Model):
    """A call of a task: with what it is called, and how far it is.

    `attempt` counts how often a worker has taken it, and tells one that was thought dead from
    the one that took the job up after it. `beat_at` is when its worker was last known to live.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "失败"

    task = models.CharField("任务", max_length=200, help_text="Where it is defined.")
    arguments = models.JSONField("参数", default=dict)
    about = models.CharField("说明", max_length=500, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=State, default=State.WAITING
    )
    run_after = models.DateTimeField("不早于")
    attempt = models.PositiveSmallIntegerField("次数", default=0)
    beat_at = models.DateTimeField("最近活动", null=True)
    problem = models.CharField("失败原因", max_length=500, blank=True)
    made_at = models.DateTimeField("提交时间", auto_now_add=True)
    ended_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "run_after"], name="jobs_due")]

    def __str__(self) -> str:
        return self.about or self.task

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (self.State.WAITING, self.State.RUNNING)


class Worker(models.Model):
    """A process that does jobs, as long as it is seen."""

    name = models.CharField("名称", max_length=100)
    seen_at = models.DateTimeField("最近活动")

    def __str__(self) -> str:
        return self.name
