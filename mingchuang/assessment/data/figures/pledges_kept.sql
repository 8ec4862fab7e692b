-- 践诺率：考核期内到期的公开承诺，有多少已经兑现。
-- 到期未兑现、未交代结果的都留在分母。尚未到期又没有结果的不计，但逐条列出。
SELECT
    'pledges.pledges' AS source,
    pledge_id AS record,
    path,
    due_on AS day,
    CASE WHEN state = 'kept' AND settled_on <= $cut_off_on THEN 1 ELSE 0 END AS numerator,
    CASE WHEN state <> 'withdrawn' AND (due_on < $cut_off_on OR settled_on <= $cut_off_on) THEN 1 ELSE 0 END
        AS denominator,
    CASE
        WHEN state = 'withdrawn' THEN '已撤回'
        WHEN due_on < $cut_off_on OR settled_on <= $cut_off_on THEN NULL
        ELSE '尚未到期'
    END AS left_out,
    state AS note
FROM pledges_pledges
WHERE due_on BETWEEN $from_on AND $until_on AND published_on <= $cut_off_on
