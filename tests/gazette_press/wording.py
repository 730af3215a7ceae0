"""Made-up prose: whole sentences about one matter, none printed twice in an issue."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

MATTERS = {
    "城市更新": ("老旧街区", "低效用地", "历史建筑", "更新单元", "公共空间"),
    "海绵城市建设": ("雨水花园", "透水铺装", "调蓄池", "易涝积水点", "排水分区"),
    "数据要素流通": ("公共数据", "数据产品", "授权运营平台", "数据目录", "可信空间"),
    "老旧管网改造": ("燃气管道", "供水管网", "阀门井", "老化管段", "监测设备"),
    "湿地保护": ("湿地公园", "退化湿地", "候鸟栖息地", "湿地名录", "补水工程"),
    "冷链物流发展": ("冷库", "冷藏车辆", "产地预冷设施", "温控记录", "配送中心"),
    "校园周边交通治理": ("接送区域", "过街设施", "护学岗", "校车线路", "临时停车位"),
    "住房租赁市场": ("租赁企业", "租赁合同", "租金监管账户", "租赁房源", "从业人员"),
    "乡村旅游提质": ("民宿", "旅游村落", "景区停车场", "农事体验项目", "旅游厕所"),
    "园区循环化改造": (
        "余热利用项目",
        "固体废物",
        "再生水设施",
        "循环产业链",
        "入园企业",
    ),
    "中医药传承": ("名老中医工作室", "药材基地", "中医馆", "特色疗法", "师承人员"),
    "地下空间利用": ("人防工程", "地下车库", "连通通道", "地下管线", "竖向分层规划"),
    "电动自行车充电设施建设": ("充电桩", "集中停放点", "电池更换柜", "消防设施", "运营企业"),
    "农村饮水安全": ("水源地", "净水设备", "联村水厂", "入户管道", "水质检测点"),
    "公共图书馆服务": ("总分馆", "流动书车", "古籍修复室", "借阅系统", "阅读空间"),
    "森林防火": ("防火隔离带", "瞭望塔", "护林队伍", "火源管控点", "蓄水池"),
    "家政服务提质": ("家政企业", "实训基地", "服务人员", "信用档案", "服务合同"),
    "托育服务": ("托育机构", "保育人员", "社区托育点", "膳食管理", "安全监控"),
    "河道采砂管理": ("可采区", "采砂船舶", "堆砂场", "采运单据", "河道断面"),
    "夜间经济": ("夜市街区", "灯光设施", "夜间公交", "外摆区域", "经营商户"),
    "渔业资源养护": ("人工鱼礁", "增殖放流", "休渔渔船", "种质资源库", "产卵场"),
    "粮食储备": ("储备仓库", "轮换计划", "成品粮", "仓储企业", "质量检验"),
    "残疾人就业": ("辅助性就业机构", "按比例就业", "培训项目", "无障碍岗位", "创业补贴"),
    "城市道路照明": ("路灯杆", "供电线路", "节能灯具", "控制系统", "暗区路段"),
}  # fmt: skip

OFFICES = (
    "市发展改革委", "市财政局", "市水利局", "市农业农村局", "市交通运输局", "市公安局",
    "市生态环境局", "市自然资源和规划局", "市住房城乡建设局", "市市场监管局", "市教育局",
    "市卫生健康委", "市应急管理局", "市文化广电旅游局", "市人力资源社会保障局", "市统计局",
    "各县（市、区）人民政府", "各有关单位", "各镇人民政府、街道办事处",
)  # fmt: skip
SLOGANS = (
    "谁主管、谁负责", "属地管理", "一项目一方案", "应改尽改", "边查边改", "先急后缓",
    "双随机、一公开", "最多跑一次", "统一规划、分步实施",
)  # fmt: skip
# {a} {b} {c}: what the document is about; {o} {q}: who; {n}: a number; {s}: a slogan.
FORMS = (
    "{o}要会同{q}摸清{a}底数，建立{b}台账，于{month}月底前完成首轮排查",
    "对{a}实行分级管理，由{o}按照“{s}”的要求，每季度至少组织{n}次检查，检查结果向社会公布",
    "新建、改建{a}的，应当同步落实{b}的有关要求，并征求{o}的意见；未经同意的，不得擅自开工",
    "{o}每年安排资金{n}万元，用于{a}的建设和维护，并对{b}给予不超过{p}%的补助",
    "鼓励社会力量参与{a}，支持{b}（含{c}）纳入年度计划，在用地、用电等方面给予保障",
    "到{year}年底，全市新增{a}{n}处，{b}合格率达到{p}%以上，群众满意度稳步提高",
    "{a}的日常管护由{o}承担，{q}负责技术指导；发现问题的，应当在{n}日内整改到位",
    "完善{a}标准，推动{b}与{c}有机衔接，形成可复制、可推广的经验",
    "凡涉及{a}的行政许可，一律进驻政务服务中心，实行“{s}”，办理时限压缩至{n}个工作日",
    "将{a}列入{o}年度考核内容，考核不合格的，由{q}约谈其主要负责人",
    "县级财政应当足额落实{a}配套资金，不得挤占、挪用，{o}会同{q}开展绩效评价",
    "对{year}年以前形成的{a}，由{o}逐一登记造册，分类提出{b}的处置办法",
    "支持高校、科研院所围绕{a}、{b}开展联合攻关，对验收合格的项目奖励{n}万元",
    "{o}应当公布{a}的监督电话，自接到投诉之日起{n}个工作日内予以答复",
    "因{a}管理不善造成{b}损毁的，责任人应当予以修复；拒不修复的，由{o}依法处理",
    "建立由{o}牵头、{q}参加的联席会议，每{n}个月研究一次{a}，重大事项报市政府决定",
    "依托现有信息系统，归集{a}、{b}、{c}等方面的信息，实现部门之间互通共享",
    "{a}应当设置明显标志，载明名称、范围、责任人等内容，任何单位和个人不得损坏",
    "选择{n}个基础较好的镇（街道）先行先试，重点在{a}方面取得突破，再逐步扩大到{b}",
    "利用报刊、广播、电视等宣传{a}的典型做法，引导居民爱护{b}，营造良好氛围",
    "因地制宜布局{a}，优先解决{b}不足的问题，服务半径一般不超过{n}公里",
    "{q}负责{a}的质量抽检，抽检比例不低于{p}%，抽检不合格的{b}不得投入使用",
)
LEADS = (
    "加强{}管理", "规范{}建设", "优化{}布局", "提升{}水平", "完善{}机制", "摸清{}底数",
    "健全{}标准", "强化{}监管", "加大{}投入", "推进{}试点", "落实{}责任", "培育{}品牌",
)  # fmt: skip


@dataclass(slots=True)
class Wording:
    """What one document says. `printed` holds all that the issue has said so far,
    `kept` sentences that a person wrote, in the order in which they are dealt, and `told`
    paragraphs of the real text that the document says, while there are any."""

    matter: str
    rng: random.Random
    year: int
    printed: set[str]
    kept: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        """A sentence that the issue has not printed yet, with its full stop."""
        return self._unprinted(FORMS) + "。"

    def item(self) -> str:
        """A sentence without its stop, for a list."""
        return self._unprinted(FORMS)

    def text(self) -> str:
        """What a clause holds: a written sentence, or one to three made-up ones."""
        if self.told:
            return self.told.pop(0)
        if self.kept and self.rng.random() < 0.2:
            return self.kept.pop()
        return "".join(self.sentence() for _ in range(self.rng.choice((1, 1, 2, 3))))

    def lead(self) -> str:
        """A heading that the issue has not printed, without a stop."""
        return self._unprinted(LEADS)

    def heading(self) -> str:
        """A lead, or several that together take more than a line."""
        if self.rng.random() < 0.85:
            return self.lead()
        return f"{self.lead()}、{self.lead()}和{self.lead()}"

    def _unprinted(self, forms: Sequence[str]) -> str:
        while (text := self._fill(self.rng.choice(forms))) in self.printed:
            continue
        self.printed.add(text)
        return text

    def _fill(self, form: str) -> str:
        about = self.rng.sample(MATTERS[self.matter], 3)
        who = self.rng.sample(OFFICES, 2)
        numbers = {
            "n": self.rng.randint(2, 60),
            "p": self.rng.randint(51, 99),
            "month": self.rng.randint(1, 12),
            "year": self.year + self.rng.randint(1, 4),
        }
        return form.format(
            about[0],
            **dict(zip("abc", about, strict=True)),
            **dict(zip("oq", who, strict=True)),
            s=self.rng.choice(SLOGANS),
            **{name: str(number) for name, number in numbers.items()},
        )
