"""Quoted sets that are doctrine, party practice or common speech, and no plan's own norms."""

from mingchuang.plans.words import word_set

DOCTRINES = word_set("""
    三个代表 四个意识 四个自信 四个全面 两个维护 两个确立 五位一体 两学一做 三严三实 三会一课
    四风 三公 四大考验 四大危险 八项规定 六项纪律 四种形态 一岗双责 三重一大 两代表一委员
    两微一端 两新 三农 五大发展理念 六稳 六保 三去一降一补 一带一路 一国两制 三个有利于 四有
    四讲四有 十个明确 两个一百年 三大攻坚战 五大理念 三不腐 一把手 三老四严 五湖四海 两个务必
    两个结合 六个必须 四个服从 三个务必 十四个坚持 双随机一公开
    """)
# Programmes of the state that any plan may speak of in quotation marks; they name no campaign of a single office.
SLOGANS = DOCTRINES | word_set("""
    放管服 互联网+政务服务 互联网+ 互联网+监管 最多跑一次 一网通办 一窗通办 一窗受理 跨省通办
    双随机、一公开 一件事 一件事一次办 最后一公里
    双减 好差评 证照分离 十四五 十三五 十二五 十五五 碧水蓝天 不见面审批 一次办好 一站式 零距离
    不忘初心、牢记使命 我为群众办实事 七一 五一 八一 十一 三八 六一
    """)
