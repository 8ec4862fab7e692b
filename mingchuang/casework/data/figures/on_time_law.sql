-- 按法定办结率：考核期内法定到期的办件，有多少在法定期限内作出决定。
-- 决定日不晚于法定到期日的算按期。逾期未决定的留在分母；未到期又未决定的、期限暂定的、撤回和不予受理的不计，但逐条列出。
SELECT
    'casework.cases' AS source,
    case_id AS record,
    path,
    lawful_on AS day,
    CASE
        WHEN NOT is_provisional AND state <> 'withdrawn' AND decided_on <= lawful_on AND decided_on <= $cut_off_on THEN 1
        ELSE 0
    END AS numerator,
    CASE
        WHEN NOT is_provisional AND state <> 'withdrawn' AND (lawful_on < $cut_off_on OR decided_on <= $cut_off_on) THEN 1
        ELSE 0
    END AS denominator,
    CASE
        WHEN state = 'withdrawn' THEN '申请人已撤回'
        WHEN is_provisional THEN '期限暂定：所在年份的放假安排尚未公布'
        WHEN lawful_on < $cut_off_on OR decided_on <= $cut_off_on THEN NULL
        ELSE '尚未到期'
    END AS left_out,
    state AS note
FROM casework_cases
WHERE lawful_on BETWEEN $from_on AND $until_on AND accepted_on <= $cut_off_on
