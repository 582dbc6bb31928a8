/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-lint.h"

#include <string.h>

#include "gvt-arena.h"
#include "gvt-birth-digits-private.h"
#include "gvt-error.h"
#include "gvt-lookalikes.h"
#include "gvt-nik.h"
#include "gvt-purpose.h"
#include "gvt-region.h"
#include "gvt-roll-private.h"
#include "gvt-search-record.h"
#include "gvt-secret.h"
#include "gvt-text.h"

/* What of a row is compared with others; in the arena. */
typedef struct
{
  GvtLeasedList *list;
  const char *id;
  const char *nik;
  const char *name;
  const char *birth;
  const char *place;
  const char *tps;
} Row;

typedef struct
{
  GvtListLint *lint;
  const char *area;
  const char *today;
  GvtArena *arena;
  GHashTable *by_nik;   /* key in the arena -> GPtrArray of Row */
  GHashTable *by_birth; /* likewise */
} Linting;

static void
place_clear (GvtLintPlace *self)
{
  g_free (self->village_code);
  g_free (self->village);
  g_free (self->tps);
  g_free (self->id);
  g_free (self->nik_masked);
  gvt_wipe_free (self->nik);
}

static void
finding_free (gpointer data)
{
  GvtLintFinding *finding = data;

  place_clear (&finding->at);
  place_clear (&finding->other);
  g_free (finding);
}

static void
lint_clear (gpointer data)
{
  g_clear_pointer (&((GvtListLint *) data)->findings, g_ptr_array_unref);
}

GvtListLint *
gvt_list_lint_ref (GvtListLint *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gvt_list_lint_unref (GvtListLint *self)
{
  g_atomic_rc_box_release_full (self, lint_clear);
}

static void
place_set (GvtLintPlace *self, const Row *row)
{
  self->village_code = g_strdup (gvt_leased_list_get_village (row->list));
  self->village = g_strdup (gvt_leased_list_get_village_name (row->list));
  self->tps = g_strdup (row->tps);
  self->id = g_strdup (row->id);
  self->nik_masked = gvt_nik_mask (row->nik);
  self->nik = g_strdup (row->nik);
}

/* @other: (nullable) */
static void
add (Linting *self, GvtLintRule rule, const Row *row, const Row *other)
{
  GvtLintFinding *finding = g_new0 (GvtLintFinding, 1);

  finding->rule = rule;
  place_set (&finding->at, row);
  if (other != NULL)
    place_set (&finding->other, other);
  g_ptr_array_add (self->lint->findings, finding);
  self->lint->counts[rule]++;
}

/* --- two rows --- */

static const char *
copy (Linting *self, const char *text)
{
  return gvt_arena_copy (self->arena, text, strlen (text));
}

static const Row *
keep_row (Linting *self, GvtLeasedList *list, const GvtVoterRow *row)
{
  Row *kept = gvt_arena_new_array (self->arena, Row, 1);

  *kept = (Row){ list,
                 copy (self, row->text[GVT_VOTER_DPID]),
                 copy (self, row->text[GVT_VOTER_NIK]),
                 copy (self, row->text[GVT_VOTER_NAME]),
                 copy (self, row->text[GVT_VOTER_BIRTH_DATE]),
                 copy (self, row->text[GVT_VOTER_BIRTH_PLACE]),
                 copy (self, row->text[GVT_VOTER_TPS]) };
  return kept;
}

static GvtAlike
judge (const Row *a, const Row *b)
{
  const GvtAlikePerson left = { a->nik, a->name, a->birth, a->place, TRUE, NULL };
  const GvtAlikePerson right = { b->nik, b->name, b->birth, b->place, TRUE, NULL };

  return gvt_alike_judge (&left, &right);
}

static GvtLintRule
rule_of (GvtAlike alike)
{
  return alike == GVT_ALIKE_K1 ? GVT_LINT_K1 : alike == GVT_ALIKE_K2 ? GVT_LINT_K2 : GVT_LINT_K3;
}

/* The rows before that have @key, which it takes. */
static GPtrArray *
find_bucket (Linting *self, GHashTable *table, char *key)
{
  GPtrArray *bucket = g_hash_table_lookup (table, key);

  if (bucket == NULL)
    {
      bucket = g_ptr_array_new ();
      g_hash_table_insert (table, (gpointer) copy (self, key), bucket);
    }
  gvt_wipe_free (key);
  return bucket;
}

/* The row before it that it is most surely like: each row is told once, beside one other. */
static void
meet_bucket (Linting *self, GPtrArray *bucket, const Row *row, gboolean is_of_nik)
{
  const Row *met = NULL;
  GvtAlike surest = GVT_ALIKE_NONE;

  for (guint i = 0; i < bucket->len && surest != GVT_ALIKE_K1; i++)
    {
      const Row *other = g_ptr_array_index (bucket, i);
      GvtAlike alike = judge (row, other);

      if (alike == GVT_ALIKE_NONE || (alike != GVT_ALIKE_K3) != is_of_nik
          || (met != NULL && alike >= surest))
        continue;
      met = other;
      surest = alike;
    }
  if (met != NULL)
    add (self, rule_of (surest), row, met);
}

/* A day that very many have stands with the name, and so does what is no day: all pairs of one
 * would be too many. */
static char *
make_birth_key (const Row *row)
{
  char digits[9];
  gboolean is_common = !gvt_birth_digits (row->birth, digits) || gvt_birth_is_placeholder (digits);
  char *name = is_common ? g_utf8_strup (row->name, -1) : g_strdup ("");
  char *key = g_strjoin ("|", gvt_leased_list_get_election (row->list), row->birth, name, NULL);

  gvt_wipe_free (name);
  return key;
}

static void
compare_row (Linting *self, const Row *row)
{
  GPtrArray *of_nik;
  GPtrArray *of_birth = find_bucket (self, self->by_birth, make_birth_key (row));

  if (gvt_nik_has_form (row->nik))
    {
      of_nik = find_bucket (
          self, self->by_nik,
          g_strjoin ("|", gvt_leased_list_get_election (row->list), row->nik, NULL));
      meet_bucket (self, of_nik, row, TRUE);
      g_ptr_array_add (of_nik, (gpointer) row);
    }
  meet_bucket (self, of_birth, row, FALSE);
  g_ptr_array_add (of_birth, (gpointer) row);
}

static void
lint_one (GvtLeasedList *list, const GvtVoterRow *row, gpointer user_data)
{
  Linting *self = user_data;
  gboolean broken[GVT_N_LINT_RULES];
  const Row *kept;

  if (!gvt_region_contains (self->area, gvt_leased_list_get_village (list)))
    return;

  self->lint->n_rows++;
  kept = keep_row (self, list, row);
  gvt_lint_row (row, self->today, broken);
  for (guint i = 0; i < GVT_N_LINT_RULES; i++)
    if (broken[i])
      add (self, (GvtLintRule) i, kept, NULL);
  compare_row (self, kept);
}

static void
bucket_free (gpointer data)
{
  g_ptr_array_unref (data);
}

GvtListLint *
gvt_list_lint_run (
    GvtProfile *profile, GvtRoll *roll, const char *area, const char *purpose, GError **error)
{
  g_autofree char *within = area != NULL && *area != '\0' ? gvt_region_code_clean (area, error)
                                                          : g_strdup ("");
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GHashTable) by_nik = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         bucket_free);
  g_autoptr (GHashTable) by_birth = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           bucket_free);
  g_autoptr (GvtListLint) lint = g_atomic_rc_box_new0 (GvtListLint);
  Linting self = { lint, within, today, arena, by_nik, by_birth };

  lint->findings = g_ptr_array_new_with_free_func (finding_free);
  if (within == NULL || !gvt_purpose_check (purpose, error)
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, within, error)
      || !gvt_roll_each_row (roll, lint_one, &self, error)
      || !gvt_search_record (profile, "lint", within, lint->findings->len, purpose, error))
    return NULL;

  return g_steal_pointer (&lint);
}

static void
set_place (JsonObject *object, const GvtLintPlace *place)
{
  json_object_set_string_member (object, "village_code", place->village_code);
  json_object_set_string_member (object, "village", place->village);
  json_object_set_string_member (object, "tps", place->tps);
  json_object_set_string_member (object, "id", place->id);
  json_object_set_string_member (object, "nik_masked", place->nik_masked);
}

static JsonObject *
finding_to_json (const GvtLintFinding *finding)
{
  JsonObject *object = json_object_new ();
  JsonObject *other = NULL;

  json_object_set_string_member (object, "rule", gvt_lint_rule_code (finding->rule));
  set_place (object, &finding->at);
  if (finding->other.village_code == NULL)
    {
      json_object_set_null_member (object, "other");
      return object;
    }
  other = json_object_new ();
  set_place (other, &finding->other);
  json_object_set_object_member (object, "other", other);
  return object;
}

JsonObject *
gvt_list_lint_to_json (const GvtListLint *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *counts = json_object_new ();
  JsonArray *findings = json_array_new ();

  for (guint i = 0; i < GVT_N_LINT_RULES; i++)
    json_object_set_int_member (counts, gvt_lint_rule_code ((GvtLintRule) i), self->counts[i]);
  for (guint i = 0; i < self->findings->len; i++)
    json_array_add_object_element (findings,
                                   finding_to_json (g_ptr_array_index (self->findings, i)));
  json_object_set_int_member (object, "rows", self->n_rows);
  json_object_set_object_member (object, "counts", counts);
  json_object_set_array_member (object, "findings", findings);
  return object;
}
