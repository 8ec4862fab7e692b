-- 暂停补录率：考核期内起停、已经批准的暂停，有多少是事后补录的。
-- 起停日早于申请日的算补录，记在当时办理的单位。自动随并联单位暂停的不在其内；截止日以后才申请的不计，但逐条列出。
SELECT
    'casework.pauses' AS source,
    pause_id AS record,
    path,
    out_on AS day,
    CASE WHEN is_late AND asked_on <= $cut_off_on THEN 1 ELSE 0 END AS numerator,
    CASE WHEN asked_on <= $cut_off_on THEN 1 ELSE 0 END AS denominator,
    CASE WHEN asked_on <= $cut_off_on THEN NULL ELSE '截止日以后才申请' END AS left_out,
    cause AS note
FROM casework_pauses
WHERE out_on BETWEEN $from_on AND $until_on
