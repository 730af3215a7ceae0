"""A small gazette as text, for tests that go through the real parser."""


def gazette_text(title: str = "整治河道", serial: int = 1, month: int = 12) -> str:
    """One page, one notice: the columns first, the headline after them."""
    return f"""\
各镇人民政府，市政府各部门：
现就{title}的有关事项通知如下：
一、明确目标任务
各镇要在年底前完成本地段的{title}工作。
二、落实工作责任
（一）市水利局负责技术指导。
（二）各镇人民政府负责组织实施。

花山市人民政府

2021年{month}月3日

花山市人民政府关于{title}的通知
花政发〔2021〕{serial}号
"""
