SELECT id, closed_on, closed_on - created_on FROM bench.deal
WHERE category = 'WON' AND closed_on >= :from AND closed_on < :to ORDER BY closed_on, id LIMIT 50 OFFSET 500;
