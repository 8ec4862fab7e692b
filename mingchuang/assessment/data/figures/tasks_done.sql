-- 任务完成率：本活动在考核期内到期的任务，有多少已经验收。
-- 只报未验收的、逾期的都留在分母。未到期又未验收的、期限尚为暂定的不计，但逐条列出。
SELECT
    'campaigns.tasks' AS source,
    task_id AS record,
    path,
    due_on AS day,
    CASE WHEN NOT is_provisional AND accepted_on <= $cut_off_on THEN 1 ELSE 0 END AS numerator,
    CASE WHEN NOT is_provisional AND (due_on < $cut_off_on OR accepted_on <= $cut_off_on) THEN 1 ELSE 0 END
        AS denominator,
    CASE
        WHEN is_provisional THEN '期限暂定：所在年份的放假安排尚未公布'
        WHEN due_on < $cut_off_on OR accepted_on <= $cut_off_on THEN NULL
        ELSE '尚未到期'
    END AS left_out,
    CASE
        WHEN accepted_on <= $cut_off_on THEN 'accepted'
        WHEN done_on <= $cut_off_on THEN 'done'
        ELSE 'open'
    END AS note
FROM campaigns_tasks
WHERE campaign_id = $campaign_id AND due_on BETWEEN $from_on AND $until_on
