-- 群众满意率：时段内有效的主动评价中，满意及以上（五级中的四级、五级）的占多少。
-- 分母：有效、主动、未列为可疑的评价。申诉成立的、默认的、可疑的不计，但逐条列出。
SELECT
    'evaluations.ratings' AS source,
    rating_id AS record,
    path,
    local_on AS day,
    CASE WHEN is_valid AND is_active AND NOT is_suspect AND grade >= 4 THEN 1 ELSE 0 END AS numerator,
    CASE WHEN is_valid AND is_active AND NOT is_suspect THEN 1 ELSE 0 END AS denominator,
    CASE
        WHEN NOT is_valid THEN '申诉成立，已撤除'
        WHEN NOT is_active THEN '默认评价，不是群众主动作出'
        WHEN is_suspect THEN '列为可疑，尚未认定'
    END AS left_out,
    CAST(grade AS VARCHAR) AS note
FROM evaluations_ratings
WHERE local_on BETWEEN $from_on AND $until_on AND local_on <= $cut_off_on
