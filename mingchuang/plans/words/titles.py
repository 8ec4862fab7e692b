"""How titles of official documents end, and what kind of document that makes them."""

# Kind → endings of titles, Simplified. The first that fits a title's end is its kind; `通知` is looked through first.
KIND_ENDINGS: tuple[tuple[str, str], ...] = (
    ("speech", "讲话|讲话稿|致辞|发言|发言稿|演讲稿|讲话提纲|主持词"),
    ("meeting_summary", "会议精神|会议纪要|纪要|会议记录|座谈会综述|精神传达提纲"),
    ("work_report", "总结|小结|汇报|报告|情况|述职|简报|经验材料|汇报材料|自查报告|总结报告|工作回顾|纪实|做法"),
    ("call", "倡议书|倡议|号召书|公开信|的一封信|承诺书|决心书|动员令"),
    ("opinion", "意见|指导意见|实施意见"),
    ("plan", (
        "方案|计划|计画|计划书|计画书|企划书|企画书|规划|工作安排|活动安排|工作要点|行动纲要|预案|工作打算|"
        "策划|策划书"
    )),
    ("rules", "办法|细则|规定|制度|章程|条例|规范|守则|规则|准则|公约|规程|要点|须知|标准|评分表|考核表"),
)  # fmt: skip
NOTICE_ENDINGS = "通知|通告|公告|函|决定|通报|公函"
# What may follow the ending of a title.
TITLE_TAILS = (
    r"(?:（(?:试行|暂行|草案|征求意见稿|修订|修订稿|讨论稿|节选|草稿|初稿|送审稿|定稿|最新|"
    r"[一二三四五六七八九十\d]{1,3})）|\d{1,2})?"
)
# Words in running text that say what a document without title is.
KIND_PHRASES: tuple[tuple[str, str], ...] = (
    ("plan", r"(?:制定|制订|拟定|提出)[^。；]{0,40}?(?:方案|计划|计画)|(?:方案|计划)如下"),
    ("work_report", r"(?:总结|汇报|报告|情况)如下"),
    ("meeting_summary", r"会议(?:主要)?精神[^。]{0,12}(?:传达|通报)?如下|会议纪要如下"),
    ("speech", r"^\s*(?:同志们|各位领导|尊敬的)"),
    ("opinion", r"(?:提出|制定)[^。；]{0,12}意见"),
    ("rules", r"制定(?:本|如下)(?:办法|规定|细则|制度)"),
)
# Why a document that is no plan is not made into a campaign.
NOT_A_PLAN = {
    "speech": "这是一篇讲话，不是活动方案。",
    "meeting_summary": "这是会议精神或纪要，不是活动方案。",
    "work_report": "这是工作总结或报告，不是活动方案。",
    "call": "这是倡议书或公开信，不是活动方案。",
    "rules": "这是办法或规定，不是活动方案。",
    "other": "没有认出活动方案的内容。",
}
