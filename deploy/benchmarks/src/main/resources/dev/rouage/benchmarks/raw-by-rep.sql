SELECT owner, date_trunc('month', closed_on) AS month, count(*), avg(closed_on - created_on),
    percentile_cont(ARRAY[0.5, 0.75]) WITHIN GROUP (ORDER BY closed_on - created_on)
FROM bench.deal WHERE category = 'WON' AND closed_on >= :from AND closed_on < :to GROUP BY 1, 2;
