/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-damaged-lists.h"
#include "gvt-lookup-pace.h"
#include "gvt-lookup.h"
#include "gvt-nik.h"
#include "gvt-output.h"
#include "gvt-purpose-keep.h"
#include "gvt-row-code.h"
#include "gvt-secret.h"
#include "gvt-text.h"
#include "gvt-visit-now.h"
#include "gvt-voter-ask.h"
#include "gvt-worklists.h"

/* One run: the lists are opened once, then each line of standard input is a question. */
typedef struct
{
  const GvtArgs *args;
  GvtProfile *profile;
  GvtRoll *roll;
  char *purpose;
  gint64 limit;
} Desk;

typedef GvtLookup *(*Ask) (const Desk *desk, const char *text, GError **error);

static void
print_hit (GvtVoterHit *hit)
{
  g_autofree char *station = gvt_voter_hit_describe_station (hit);
  char *why = gvt_voter_hit_describe_match (hit);

  gvt_print ("%s  %s  %s, TPS %s (%s)", gvt_voter_hit_get_name (hit), gvt_voter_hit_get_sex (hit),
             gvt_voter_hit_get_village (hit), gvt_voter_hit_get_tps (hit),
             gvt_voter_hit_get_nik_masked (hit));
  if (gvt_voter_hit_is_nik_faulty (hit))
    gvt_print ("  %s", _ ("Faulty NIK"));
  gvt_print ("\n");
  if (*station != '\0')
    gvt_print ("%s\n", station);
  if (*why != '\0')
    gvt_print ("%s\n", why);
  gvt_wipe_free (why);
}

static void
print_lookup (const Desk *desk, GvtLookup *lookup)
{
  GListModel *hits = gvt_lookup_get_hits (lookup);
  g_autofree char *notice = NULL;

  if (gvt_args_has (desk->args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_lookup_to_json (lookup);

      gvt_print_json_object (object);
      return;
    }
  notice = gvt_lookup_describe_source (lookup);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (hits, i);

      print_hit (hit);
    }
  if (gvt_lookup_is_cut (lookup))
    gvt_print ("%s\n", _ ("There are more: ask for one more fact."));
  else if (gvt_lookup_get_answer (lookup) != GVT_LOOKUP_FOUND)
    gvt_print ("%s\n", gvt_lookup_answer_words (gvt_lookup_get_answer (lookup)));
  gvt_print ("%s\n", notice);
}

/* Before the first answer: which lists none of them can be from. */
static void
warn_of_damage (GvtRoll *roll)
{
  g_autofree char *words = gvt_damaged_lists_describe (gvt_roll_get_failed (roll));

  if (words != NULL)
    gvt_warn ("%s\n", words);
}

/* As it is given, or as it was picked in the window for this visit or day, and then told. Returns:
 * (transfer full) (nullable) */
static char *
find_purpose (const GvtArgs *args, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtVisit) visit = NULL;
  g_autoptr (GError) local = NULL;
  char *kept;

  if (gvt_args_has (args, "purpose"))
    return g_strdup (gvt_args_require (args, "purpose", error));
  if (!gvt_visit_find_now (profile, &visit, error))
    return NULL;
  kept = gvt_purpose_dup_kept (profile, visit != NULL ? gvt_visit_get_id (visit) : NULL, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (kept == NULL)
    gvt_args_require (args, "purpose", error);
  else
    gvt_warn (_ ("Purpose, as picked in the window: %s\n"), kept);
  return kept;
}

static gboolean
ask_all (Desk *desk, Ask ask, GError **error)
{
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtRoll) roll = NULL;
  g_autofree char *purpose = NULL;

  questions = gvt_args_read_operands (desk->args, 0, error);
  profile = questions != NULL ? gvt_cli_unlock (desk->args, error) : NULL;
  desk->purpose = purpose = profile != NULL ? find_purpose (desk->args, profile, error) : NULL;
  roll = purpose != NULL ? gvt_roll_open (profile, NULL, NULL, error) : NULL;
  desk->profile = profile;
  desk->roll = roll;
  if (roll != NULL)
    warn_of_damage (roll);
  for (guint i = 0; roll != NULL && i < questions->len; i++)
    {
      g_autoptr (GvtLookup) lookup = ask (desk, g_ptr_array_index (questions, i), error);

      if (lookup == NULL)
        return FALSE;
      print_lookup (desk, lookup);
    }
  return roll != NULL;
}

static void
warn_of_slip (const char *typed)
{
  g_autofree char *words = gvt_nik_describe_slip (typed);

  if (words != NULL)
    gvt_warn ("%s\n", words);
}

static GvtLookup *
ask_nik (const Desk *desk, const char *text, GError **error)
{
  char worklist[GVT_WORKLIST_CODE_SIZE + 1];
  GvtLookup *lookup;
  guint row;

  if (gvt_row_code_parse (text, worklist, &row))
    return gvt_lookup_by_row_code (desk->profile, desk->roll, text, desk->purpose, error);
  if (!gvt_lookup_pace_wait (desk->profile, NULL, error))
    return NULL;
  lookup = gvt_lookup_by_nik (desk->profile, desk->roll, text, gvt_args_get (desk->args, "village"),
                              desk->purpose, error);

  if (lookup != NULL && gvt_lookup_get_answer (lookup) != GVT_LOOKUP_FOUND)
    warn_of_slip (text);
  return lookup;
}

static GvtLookup *
ask_anything (const Desk *desk, const char *text, GError **error)
{
  const GvtVoterAsk ask = {
    .text = text,
    .birth = gvt_args_get (desk->args, "birth"),
    .village = gvt_args_get (desk->args, "village"),
    .limit = (guint) desk->limit,
    .purpose = desk->purpose,
  };

  return gvt_voter_ask (desk->profile, desk->roll, &ask, NULL, error);
}

static gboolean
run_lookup (const GvtArgs *args, GError **error)
{
  Desk desk = { .args = args };

  return ask_all (&desk, ask_nik, error);
}

static gboolean
run_search (const GvtArgs *args, GError **error)
{
  Desk desk = { .args = args, .limit = GVT_LOOKUP_LIMIT };

  return gvt_args_get_int (args, "limit", 1, GVT_LOOKUP_MAX_LIMIT, &desk.limit, error)
         && ask_all (&desk, ask_anything, error);
}

static const GvtOption lookup_options[] = {
  { "purpose", "TEXT",
    N_ ("why, in a few words; otherwise as picked in the window for this visit or day") },
  { "village", "CODE", N_ ("the village that the voter names: its list alone is searched") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_lookup_command = {
  .name = "voters lookup",
  .operands = "NIK...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("finds a voter by identity number in the leased lists"),
  .details = N_ (
      "For data officers and supervisors. Each question is one record, with its purpose, on the "
      "disk "
      "before the answer is shown. Without --purpose it is the one that this user picked in the "
      "window for "
      "the visit of today, or for the day, and that is told; where none was picked, it is an "
      "error. \"-\" reads the "
      "numbers from standard input, one a line. In place of a number may stand the row code of a "
      "worklist, which names nobody and is not counted as a look-up. As JSON, a line for each: "
      "{\"answer\", "
      "\"hits\": [{\"id\", \"nik_masked\", \"nik_faulty\", \"name\", \"sex\", \"village_code\", "
      "\"village\", \"tps\", \"election\", \"as_of\"}], \"is_cut\", \"lists\", "
      "\"damaged\", \"notice\", \"searched_rows\", \"elapsed_us\", \"is_fast\"}; \"answer\" is "
      "found, "
      "not_carried (not in the villages carried here, and no village was named whose whole list is "
      "here: that says nothing about the voter), not_found (the list of the village that --village "
      "names is here and has nobody such) or damaged (a list that may tell "
      "cannot be read until a sync has fetched it again; it stands in \"damaged\", as "
      "{\"village\", \"village_name\", \"election\", \"as_of\"}). \"notice\" names list and day. "
      "Up to 120 questions of one user in an hour are answered at once, which is more than a queue "
      "asks; each one more waits a tenth of a second longer, up to 5 seconds, and its record says "
      "that it was asked fast (\"is_fast\"). None is refused."),
  .options = lookup_options,
  .run = run_lookup,
};

static const GvtOption search_options[] = {
  { "purpose", "TEXT",
    N_ ("why, in a few words; otherwise as picked in the window for this visit or day") },
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "birth", "DATE", N_ ("when he was born, as YYYY or YYYY-MM-DD: weighed with the name") },
  { "limit", "N", N_ ("at most so many; otherwise 20") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_search_command = {
  .name = "voters search",
  .operands = "TEXT...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("finds voters by how they are called in the leased lists"),
  .details = N_ (
      "The name as it is said, spelt or shortened, or the beginnings of its words, with a birth "
      "date or year, a hamlet, village or RT (\"siti dusun Mong rt 03\") if they are known; or a "
      "NIK, its last four digits or six and more of any, or the row code of a worklist. Whoever "
      "fits best comes first, each with the reasons. As voters lookup: "
      "\"-\" reads the questions from standard input, one a line, and the JSON is the same; of "
      "each "
      "hit also \"score\" (0 to 1) and \"reasons\": [{\"code\", \"given\", \"listed\", "
      "\"words\"}], "
      "the words for people. Beside a whole birth date, or a part of a NIK, no NIK is shown."),
  .options = search_options,
  .run = run_search,
};
