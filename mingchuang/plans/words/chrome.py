"""What sites put round a document: navigation, counters, sharing, advertising, disclaimers."""

from mingchuang.plans.words import word_set

# One of these is enough to know a line for the site's own.
SITE_PHRASES = (
    "免责声明", "本站观点", "本站立场", "网友上传", "用户上传", "网络整理", "版权问题", "版权归", "侵权",
    "联系我们删除", "转载请注明", "当前位置", "您的位置", "您现在的位置", "浏览次数", "阅读次数", "点击次数",
    "访问次数", "浏览量", "点击数", "点击量", "字体大小", "字号：", "【字体", "【打印", "打印本页",
    "关闭窗口", "【关闭", "返回顶部", "返回首页", "设为首页",
    "加入收藏", "分享到", "扫一扫关注", "客服老师", "在线客服", "免费下载", "下载本文", "点击下载",
    "百度文库", "相关推荐", "推荐阅读", "猜你喜欢", "热门文章", "相关文章", "责任编辑：", "编辑：",
    "信息来源：", "文章来源：", "稿源：", "ICP备", "网安备", "技术支持：", "Copyright", "copyright",
    "All Rights", "小编", "范文网", "文秘网", "更多精彩", "欢迎参考", "仅供参考", "仅限学习", "导语：",
    "本文由", "原创文章", "付费", "VIP", "登录后", "注册会员", "收藏本站", "网站地图", "会员上传", "下载本文",
    "文库", "不支援JavaScript", "视力保护色", "列印时间", "法规功能按钮", "跳到主要内容", "全文下载",
    "【大 中 小】", "站内搜索", "无障碍浏览", "信息索引号", "瀏覽人次", "友善列印", "回上一頁", "回上一页",
    "回首页", "版权所有", "备用网址", "备案号",
)  # fmt: skip
# Labels of the table that official sites put above a document. Those with a meaning for the draft come first.
META_LABELS: tuple[tuple[str, str], ...] = (
    ("title", "名称|法规名称|标题|公文名称|文件名称|文件标题"),
    ("doc_number", "发文字号|文号|发文文号|文件编号"),
    ("issuer", "发文机关|发文机构|发文单位|发布机关|制定机关"),
    ("date", "成文日期|公发布日|印发日期|签发日期"),
    (
        "noise",
        (
            "索引号|信息索引号|主题分类|组配分类|信息分类|公开分类|体裁分类|生成日期|发文日期|"
            "发布日期|发布时间|生效时间|生效日期|废止时间|失效日期|有效性|时效性|内容概述|关键词|"
            "主题词语|信息来源|发布机构|公开方式|公开范围|公开程序|公开日期|公开时限|信息名称|"
            "浏览次数|来源|图表附件|法规体系|法规内容|所有条文|停止适用时间|修正日期|打印|字体|"
            "分享|责任编辑|编辑|作者|点击|阅读|访问量|归档时间|统一编号|登记号|规范性文件编号|"
            "上传人|上传者|上传时间|文档编号|文件编码|文档格式|格式|页数|文件大小|大小|下载次数|下载积分"
        ),
    ),
)
# Single words that sites print beside a document.
SITE_WORDS = word_set("""
    朗读 打印 收藏 分享 关闭 返回 下载 正文 简体 繁体 首页 目录 字体 大 中 小 听全文 扫码
    纠错 评论 点赞 转发 所有条文 法规内容
    """)
# Links to the documents before and after.
NEIGHBOURS = r"(?:上|下)一(?:篇|条|页)\s?[：>]|^\s*(?:上|下)一(?:篇|条|页)"
# A line of links from the front page down to this one.
BREADCRUMBS = (
    r"^\s*(?:当前位置|您的位置|首页|网站首页|主页)\s?[：>»›—/]|^\s*[^。，]{2,12}\s?[>»›]{1,2}\s?[^。，]{2,20}[>»›]"
)
# A note of the site's editors about the document.
EDITORS_NOTE = r"^\s*(?:编者按|导语|摘要|内容提要|小编按|【?导读】?|本文)：?[^\n]*(?:本文|讲述|网友|参考|材料请|小编)"
# A site's stamp: a label and a time, and nothing else on the line but more labels.
STAMP_LABELS = (
    "时间",
    "发布时间",
    "发布日期",
    "更新时间",
    "日期",
    "上传时间",
    "来源",
    "作者",
    "阅读",
    "浏览",
    "点击",
    "发布人",
)
