from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

# Positions are points on the earth as a sphere of 6,371 km, in km, so that `<->` is a distance in km (the chord, which
# differs from the arc by less than 0.1 % below 500 km).
FUNCTIONS = """
CREATE FUNCTION public.premierpas_position(latitude double precision, longitude double precision) RETURNS public.cube
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
SELECT public.cube(ARRAY[
  6371.0088 * cos(radians($1)) * cos(radians($2)),
  6371.0088 * cos(radians($1)) * sin(radians($2)),
  6371.0088 * sin(radians($1))])
$$;
CREATE FUNCTION public.premierpas_plain(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1))
$$;
CREATE FUNCTION public.premierpas_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
SELECT coalesce(nullif(current_setting('premierpas.now', true), '')::timestamptz, clock_timestamp())
$$;
CREATE TEXT SEARCH CONFIGURATION public.premierpas_fr (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION public.premierpas_fr
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, french_stem;
"""
BACK = """
DROP TEXT SEARCH CONFIGURATION public.premierpas_fr;
DROP FUNCTION public.premierpas_now();
DROP FUNCTION public.premierpas_plain(text);
DROP FUNCTION public.premierpas_position(double precision, double precision);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        BtreeGistExtension(),
        CreateExtension("cube"),
        migrations.RunSQL(FUNCTIONS, BACK),
    ]
