-- The business hours of teams that have their own, one text each: team/week/holidays, the week as in business_hours.
ALTER TABLE company_settings ADD COLUMN team_hours text[] NOT NULL DEFAULT '{}';
ALTER TABLE next_edition ADD COLUMN team_hours text[] NOT NULL DEFAULT '{}';
