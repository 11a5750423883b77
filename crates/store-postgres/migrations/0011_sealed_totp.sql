-- Secrets of second factors are sealed by the service's vault. From here on, totp in staff is empty: what
-- was there is sealed at the next start.
ALTER TABLE staff ADD COLUMN totp_sealed BYTEA;
