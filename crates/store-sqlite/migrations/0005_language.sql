-- The language in which a holder is written to: the one of the page, or of the device, on which he
-- asked. Whoever asked before there was a choice did so in English.
ALTER TABLE cases ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE email_orders ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
