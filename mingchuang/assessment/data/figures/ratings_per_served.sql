-- 主动评价率：考核期内每服务一人，收到多少次有效的主动评价。
-- 分子：有效、主动、未列为可疑的评价，每次计一。分母：窗口每日登记的服务人数。
SELECT
    'evaluations.ratings' AS source,
    rating_id AS record,
    path,
    local_on AS day,
    CASE WHEN is_valid AND is_active AND NOT is_suspect THEN 1 ELSE 0 END AS numerator,
    0 AS denominator,
    CASE
        WHEN NOT is_valid THEN '申诉成立，已撤除'
        WHEN NOT is_active THEN '默认评价，不是群众主动作出'
        WHEN is_suspect THEN '列为可疑，尚未认定'
    END AS left_out,
    CAST(grade AS VARCHAR) AS note
FROM evaluations_ratings
WHERE local_on BETWEEN $from_on AND $until_on AND local_on <= $cut_off_on
UNION ALL
SELECT
    'casework.served' AS source,
    count_id AS record,
    path,
    day,
    0 AS numerator,
    count AS denominator,
    CAST(NULL AS VARCHAR) AS left_out,
    CAST(count AS VARCHAR) AS note
FROM casework_served
WHERE day BETWEEN $from_on AND $until_on AND day <= $cut_off_on
