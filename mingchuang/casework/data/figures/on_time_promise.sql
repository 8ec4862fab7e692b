-- 按承诺办结率：考核期内承诺到期的办件，有多少在承诺期限内作出决定。
-- 决定日不晚于承诺到期日的算按期；按分钟计时的即办件，要在限定的分钟内决定。逾期未决定的留在分母；未到期又未决定的、期限暂定的、撤回和不予受理的不计，但逐条列出。
SELECT
    'casework.cases' AS source,
    case_id AS record,
    path,
    promised_on AS day,
    CASE
        WHEN NOT is_provisional AND state <> 'withdrawn' AND decided_on <= promised_on AND NOT is_over_minutes AND decided_on <= $cut_off_on THEN 1
        ELSE 0
    END AS numerator,
    CASE
        WHEN NOT is_provisional AND state <> 'withdrawn' AND (promised_on < $cut_off_on OR decided_on <= $cut_off_on) THEN 1
        ELSE 0
    END AS denominator,
    CASE
        WHEN state = 'withdrawn' THEN '申请人已撤回'
        WHEN is_provisional THEN '期限暂定：所在年份的放假安排尚未公布'
        WHEN promised_on < $cut_off_on OR decided_on <= $cut_off_on THEN NULL
        ELSE '尚未到期'
    END AS left_out,
    state AS note
FROM casework_cases
WHERE promised_on BETWEEN $from_on AND $until_on AND accepted_on <= $cut_off_on
