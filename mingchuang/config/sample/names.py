"""Invented names of people."""

from random import Random

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹苏潘葛范彭鲁韦马苗方俞任袁柳"
GIVEN = (
    *(
        "晓岚",
        "文博",
        "思远",
        "静怡",
        "海峰",
        "玉兰",
        "志明",
        "雅琴",
        "建平",
        "春梅",
        "立新",
        "丽华",
        "国栋",
        "慧敏",
        "永康",
    ),
    *(
        "雪莹",
        "长青",
        "佳宁",
        "德胜",
        "素芬",
        "一鸣",
        "梦洁",
        "学文",
        "巧云",
        "振宇",
        "若曦",
        "宏达",
        "碧云",
        "少华",
        "秋实",
    ),
    *("敏", "强", "磊", "芳", "军", "娟", "涛", "霞", "勇", "琳"),
)
LATIN = """
Zhao Qian Sun Li Zhou Wu Zheng Wang Feng Chen Chu Wei Jiang Shen Han Yang Zhu Qin Xu He Lü Zhang Kong Cao Yan Hua Jin
Wei Tao Jiang Qi Xie Zou Su Pan Ge Fan Peng Lu Wei Ma Miao Fang Yu Ren Yuan Liu
"""
PINYIN = dict(zip(SURNAMES, LATIN.split(), strict=True))


def invented_names(random: Random, count: int) -> list[str]:
    """So many different names."""
    names = [surname + given for surname in SURNAMES for given in GIVEN]
    random.shuffle(names)
    return names[:count]


def in_latin(name: str) -> str:
    """The surname in Latin letters with a title; given names are not guessed."""
    return f"Officer {PINYIN[name[0]]}"
