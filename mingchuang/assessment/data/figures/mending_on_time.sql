-- 按期整改率：考核期内到期的整改，有多少在期限当日或之前由他人验收销号。
-- 逾期仍未销号的留在分母；只有回复而没有销号的不算整改。未到期又未销号的、期限尚为暂定的不计，但逐条列出。
SELECT
    'rectification.items' AS source,
    rectification_id AS record,
    path,
    due_on AS day,
    CASE
        WHEN NOT is_provisional AND state <> 'withdrawn' AND closed_on <= due_on AND closed_on <= $cut_off_on THEN 1
        ELSE 0
    END AS numerator,
    CASE
        WHEN NOT is_provisional AND state <> 'withdrawn' AND (due_on < $cut_off_on OR closed_on <= $cut_off_on) THEN 1
        ELSE 0
    END AS denominator,
    CASE
        WHEN state = 'withdrawn' THEN '事由不成立，已撤除'
        WHEN is_provisional THEN '期限暂定：所在年份的放假安排尚未公布'
        WHEN due_on < $cut_off_on OR closed_on <= $cut_off_on THEN NULL
        ELSE '尚未到期'
    END AS left_out,
    state AS note
FROM rectification_items
WHERE due_on BETWEEN $from_on AND $until_on AND opened_on <= $cut_off_on
