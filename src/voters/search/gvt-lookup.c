/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lookup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-lookup-pace.h"
#include "gvt-lookup-private.h"
#include "gvt-name-query.h"
#include "gvt-nik-part.h"
#include "gvt-nik.h"
#include "gvt-purpose.h"
#include "gvt-region.h"
#include "gvt-text.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

#define BIRTH_LENGTH 10 /* of a full one */

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return FALSE;
}

gboolean
gvt_lookup_check_asker (GvtProfile *profile, GvtRoll *roll, const char *area, GError **error)
{
  const GvtUser *user;

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, area, error))
    return FALSE;

  user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  if (user != NULL && g_strcmp0 (user->code, gvt_roll_get_user (roll)) == 0)
    return gvt_roll_check_time (roll, profile, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "the lists were opened by another user");
  return FALSE;
}

/* What every question begins with. Returns: (transfer full) (nullable): where it is asked, "" for
 * everywhere */
static char *
begin (GvtProfile *profile, GvtRoll *roll, const char *village, const char *purpose, GError **error)
{
  g_autofree char *area = village == NULL || village[0] == '\0'
                              ? g_strdup ("")
                              : gvt_region_code_clean (village, error);

  if (area == NULL || !gvt_purpose_check (purpose, error)
      || !gvt_lookup_check_asker (profile, roll, area, error))
    return NULL;
  return g_steal_pointer (&area);
}

/* Writes down who asked what for, before anybody sees the answer. @secret: what was asked, of which
 * only the keyed hash is kept. */
static gboolean
record (GvtProfile *profile,
        const char *kind,
        const char *secret,
        const char *area,
        const char *purpose,
        GvtLookup *lookup,
        GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (JsonObject) body = NULL;
  GvtEventDraft draft = { .kind = kind, .place = area };
  GvtLookupPace pace;
  GvtHash subject;

  if (journal == NULL || !gvt_voter_subject (profile, secret, &subject, error)
      || !gvt_lookup_pace_read (profile, &pace, error))
    return FALSE;

  gvt_lookup_set_fast (lookup, pace.is_fast);
  gvt_lookup_set_question (lookup, purpose, g_str_equal (kind, GVT_KIND_LOOKED_UP));
  body = gvt_lookup_make_body (lookup, purpose);
  draft.subject = subject.bytes;
  draft.subject_length = sizeof subject.bytes;
  draft.body = body;
  return gvt_journal_record (journal, &draft, NULL, error);
}

GvtLookup *
gvt_lookup_by_nik (GvtProfile *profile,
                   GvtRoll *roll,
                   const char *nik,
                   const char *village,
                   const char *purpose,
                   GError **error)
{
  g_autofree char *area = NULL;
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GvtLookup) self = NULL;
  gint64 began_us;
  char *clean;
  gboolean done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll) && nik != NULL, NULL);

  area = begin (profile, roll, village, purpose, error);
  if (area == NULL)
    return NULL;

  clean = gvt_nik_clean (nik);
  done = (clean[0] != '\0' && strlen (clean) <= GVT_VOTER_MAX_CELL)
         || refuse (error, _ ("the NIK: nothing was given"));
  began_us = g_get_monotonic_time ();
  done = done && gvt_roll_find_nik (roll, clean, area, &found, error);
  if (done)
    {
      self = gvt_lookup_new (&found, g_get_monotonic_time () - began_us);
      done = gvt_lookup_add_proposals (self, profile, clean, error)
             && record (profile, GVT_KIND_LOOKED_UP, clean, area, purpose, self, error);
    }
  gvt_wipe_free (clean);
  return done ? g_steal_pointer (&self) : NULL;
}

static gboolean
check_query (const char *query, GError **error)
{
  glong length = g_utf8_strlen (query, -1);

  return (length >= GVT_LOOKUP_MIN_QUERY && length <= GVT_LOOKUP_MAX_QUERY)
         || refuse (error, _ ("the name: give at least two letters"));
}

/* "" is none. A date that no calendar has is a slip that would only lead astray. */
static gboolean
check_birth (const char *birth, GError **error)
{
  gsize length = strlen (birth);
  g_autofree char *day = g_strconcat (birth,
                                      length == 4   ? "-01-01"
                                      : length == 7 ? "-01"
                                                    : "",
                                      NULL);

  return length == 0 || gvt_date_is_valid (day)
         || refuse (error, _ ("the birth: give it as YYYY or YYYY-MM-DD"));
}

static guint
limit_of (guint limit)
{
  return limit == 0 ? GVT_LOOKUP_LIMIT : MIN (limit, GVT_LOOKUP_MAX_LIMIT);
}

static gboolean
search (GvtRoll *roll,
        const GvtMatchPerson *given,
        const GvtSaidPlace *place,
        const char *area,
        guint limit,
        GvtRollFound *found,
        gint64 *elapsed_us,
        GError **error)
{
  gint64 began_us = g_get_monotonic_time ();

  if (!check_query (given->name, error) || !check_birth (given->birth, error)
      || !gvt_roll_find_name (roll, given, place, area, limit_of (limit), found, error))
    return FALSE;

  *elapsed_us = g_get_monotonic_time () - began_us;
  return TRUE;
}

static void
hide_niks (GListStore *hits)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hits)); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), i);

      gvt_voter_hit_hide_nik (hit);
    }
}

static gboolean
check_part (const char *part, GError **error)
{
  gsize n_digits = strspn (part, "0123456789");

  return (part[n_digits] == '\0' && n_digits >= GVT_NIK_PART_END && n_digits < GVT_NIK_DIGITS)
         || refuse (error, _ ("the part of a NIK: give 4 to 15 digits"));
}

GvtLookup *
gvt_lookup_by_nik_part (GvtProfile *profile,
                        GvtRoll *roll,
                        const char *part,
                        const char *village,
                        guint limit,
                        const char *purpose,
                        GError **error)
{
  g_autofree char *area = NULL;
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GvtLookup) self = NULL;
  gint64 began_us;
  char *secret;
  gboolean done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll) && part != NULL, NULL);

  area = begin (profile, roll, village, purpose, error);
  if (area == NULL || !check_part (part, error))
    return NULL;

  began_us = g_get_monotonic_time ();
  if (!gvt_roll_find_nik_part (roll, part, area, limit_of (limit), &found, error))
    return NULL;
  hide_niks (found.hits); /* the part and a mask together would be most of it (I11) */
  self = gvt_lookup_new (&found, g_get_monotonic_time () - began_us);
  secret = g_strconcat ("part:", part, NULL); /* no NIK begins so */
  done = gvt_lookup_add_proposals (self, profile, NULL, error)
         && record (profile, GVT_KIND_SEARCHED, secret, area, purpose, self, error);
  gvt_wipe_free (secret);
  return done ? g_steal_pointer (&self) : NULL;
}

/* What was asked, as its subject is the hash of: no NIK begins so. Where somebody is said to live
 * is no part of it. Returns: (transfer full) */
static char *
name_secret (const GvtMatchPerson *given)
{
  return g_strconcat ("name:", given->name, *given->birth != '\0' ? "|" : "", given->birth, NULL);
}

GvtLookup *
gvt_lookup_by_name (GvtProfile *profile,
                    GvtRoll *roll,
                    const char *text,
                    const char *birth,
                    const char *village,
                    guint limit,
                    const char *purpose,
                    GError **error)
{
  g_autofree char *area = NULL;
  g_auto (GvtNameQuery) query = { 0 };
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GvtLookup) self = NULL;
  GvtMatchPerson given = { .sex = "" };
  gint64 elapsed_us = 0;
  char *secret;
  gboolean done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll) && text != NULL, NULL);

  area = begin (profile, roll, village, purpose, error);
  if (area == NULL)
    return NULL;

  gvt_name_query_read (&query, text);
  given.name = query.name;
  given.birth = birth != NULL && *birth != '\0' ? birth : query.birth;
  if (!search (roll, &given, &query.place, area, limit, &found, &elapsed_us, error))
    return NULL;
  if (strlen (given.birth) == BIRTH_LENGTH || gvt_text_holds_birth_date (text))
    hide_niks (found.hits);
  self = gvt_lookup_new (&found, elapsed_us);
  secret = name_secret (&given);
  done = gvt_lookup_add_proposals (self, profile, NULL, error)
         && record (profile, GVT_KIND_SEARCHED, secret, area, purpose, self, error);
  gvt_wipe_free (secret);
  return done ? g_steal_pointer (&self) : NULL;
}
