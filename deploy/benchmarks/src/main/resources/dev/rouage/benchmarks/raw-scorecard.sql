-- The figures of a scorecard from the records, each statement as somebody would write it who knows SQL. :from and :to are days.
SELECT count(*) FILTER (WHERE category = 'WON') AS won, count(*) FILTER (WHERE category = 'LOST') AS lost,
    sum(amount) FILTER (WHERE category = 'WON') AS won_amount, sum(amount) FILTER (WHERE category = 'LOST') AS lost_amount,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FILTER (WHERE category = 'WON') AS median_amount,
    avg(closed_on - created_on) FILTER (WHERE category = 'WON') AS won_days,
    avg(closed_on - created_on) FILTER (WHERE category = 'LOST') AS lost_days,
    percentile_cont(ARRAY[0.5, 0.75]) WITHIN GROUP (ORDER BY closed_on - created_on) FILTER (WHERE category = 'WON') AS won_middle,
    percentile_cont(ARRAY[0.5, 0.75]) WITHIN GROUP (ORDER BY closed_on - created_on) FILTER (WHERE category = 'LOST') AS lost_middle
FROM bench.deal WHERE closed_on >= :from AND closed_on < :to AND category <> 'OPEN';

SELECT count(*), sum(amount), sum(amount * probability), avg(:to::date - created_on),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY :to::date - created_on)
FROM bench.deal WHERE created_on < :to AND (category = 'OPEN' OR closed_on >= :to);

SELECT count(*), avg(amount), percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM (
    SELECT DISTINCT ON (account) account, closed_on, amount FROM bench.deal
    WHERE category = 'WON' AND type <> 'RENEWAL' ORDER BY account, closed_on, id
) AS first WHERE closed_on >= :from AND closed_on < :to;

SELECT count(*), count(*) FILTER (WHERE qualified_at < detected_at + interval '90 days'),
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM bench.deal d WHERE d.lead = l.id
        AND d.created_on <= l.detected_at::date + 90)) AS opportunities,
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM bench.deal d WHERE d.lead = l.id AND d.category = 'WON'
        AND d.closed_on <= l.detected_at::date + 180)) AS customers
FROM bench.lead l WHERE detected_at >= :from AND detected_at < :to;

SELECT count(contact.at), count(*), percentile_cont(ARRAY[0.5, 0.75]) WITHIN GROUP (ORDER BY extract(epoch FROM contact.at - l.detected_at)),
    count(*) FILTER (WHERE contact.at <= l.detected_at + interval '5 minutes'),
    count(*) FILTER (WHERE contact.at <= l.detected_at + interval '1 hour'),
    count(*) FILTER (WHERE contact.at <= l.detected_at + interval '1 day'),
    avg((SELECT sum(minutes) FROM bench.activity a WHERE a.lead = l.id AND a.type IN ('RESEARCH', 'PERSONALISATION')
        AND a.at < contact.at))
FROM bench.lead l LEFT JOIN LATERAL (SELECT min(a.at) AS at FROM bench.activity a WHERE a.lead = l.id
    AND a.type IN ('CALL', 'EMAIL', 'MEETING', 'DEMO') AND a.direction = 'OUTBOUND' AND NOT a.automated) AS contact ON true
WHERE l.detected_at >= :from AND l.detected_at < :to;

SELECT sum(amount * (least(last_day + 1, :to::date) - greatest(first_day, :from::date)) / (last_day + 1 - first_day))
FROM bench.spend WHERE first_day < :to AND last_day >= :from;

SELECT count(DISTINCT early.account), sum(early.mrr), sum(least(early.mrr, late.mrr)), sum(late.mrr), count(DISTINCT late.account)
FROM (SELECT account, sum(mrr) AS mrr FROM bench.contract WHERE start_on <= :from AND end_on >= :from GROUP BY account) AS early
LEFT JOIN (SELECT account, sum(mrr) AS mrr FROM bench.contract WHERE start_on <= :to AND end_on >= :to GROUP BY account) AS late
    USING (account);

SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM bench.contract n WHERE n.account = c.account
    AND n.start_on > c.start_on AND n.start_on <= c.end_on + 30))
FROM bench.contract c WHERE end_on >= :from AND end_on < :to;

SELECT count(*) FILTER (WHERE score >= 9), count(*) FILTER (WHERE score <= 6), count(*) FROM (
    SELECT DISTINCT ON (account) score FROM bench.survey WHERE responded_at >= :from AND responded_at < :to
    ORDER BY account, responded_at DESC) AS latest;

SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY first_response_at - opened_at),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY resolved_at - opened_at)
FROM bench.complaint WHERE opened_at >= :from AND opened_at < :to;
