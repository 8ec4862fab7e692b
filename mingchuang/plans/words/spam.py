"""Names that hijacked mirrors put where the issuer's name should stand: betting, lotteries, downloads."""

SPAM_WORDS = (
    "葡京", "博彩", "棋牌", "娱乐城", "娱乐场", "赌场", "真人视讯", "百家乐", "威尼斯人", "太阳城",
    "金沙娱乐", "皇冠体育", "彩票网", "体育投注", "亚博", "必威", "乐鱼", "开云体育", "爱游戏", "米兰体育",
    "华体会", "新濠", "永利", "银河国际", "捕鱼", "老虎机", "bet365", "BET", "官网登录", "官方登录入口",
    "手机版登录", "注册送", "开户送", "app下载安装",
)  # fmt: skip
