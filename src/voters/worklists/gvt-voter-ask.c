/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-ask.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-lookup-pace.h"
#include "gvt-name-query.h"
#include "gvt-nik-part.h"
#include "gvt-nik.h"
#include "gvt-row-code.h"
#include "gvt-secret.h"
#include "gvt-worklists.h"

typedef enum
{
  ASKS_NAME,
  ASKS_NIK,
  ASKS_NIK_PART,
} Asks;

/* A date with its separators is none, though nothing but digits is left of it; and a number too
 * long is a slip to be told. */
static Asks
judge (const char *text, const char *clean)
{
  gsize n_digits = strspn (clean, "0123456789");

  if (n_digits == 0 || clean[n_digits] != '\0')
    return ASKS_NAME;
  if (n_digits >= GVT_NIK_DIGITS)
    return ASKS_NIK;
  return strpbrk (text, "-.") == NULL ? ASKS_NIK_PART : ASKS_NAME;
}

static GvtLookup *
look_up (GvtProfile *profile, GvtRoll *roll, const GvtVoterAsk *ask, char *clean, GError **error)
{
  switch (judge (ask->text, clean))
    {
    case ASKS_NIK:
      return gvt_lookup_by_nik (profile, roll, clean, ask->village, ask->purpose, error);
    case ASKS_NIK_PART:
      return gvt_lookup_by_nik_part (profile, roll, clean, ask->village, ask->limit, ask->purpose,
                                     error);
    case ASKS_NAME:
    default:
      return gvt_lookup_by_name (profile, roll, ask->text, ask->birth, ask->village, ask->limit,
                                 ask->purpose, error);
    }
}

/* A row code has few signs to tell it by: what else may be asked so is, where no worklist here has
 * it. */
static gboolean
may_be_other (const char *text, const char *clean)
{
  g_auto (GvtNameQuery) query = { 0 };

  gvt_name_query_read (&query, text);
  return *query.birth != '\0' || judge (text, clean) != ASKS_NAME;
}

GvtLookup *
gvt_voter_ask (GvtProfile *profile,
               GvtRoll *roll,
               const GvtVoterAsk *ask,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  char worklist[GVT_WORKLIST_CODE_SIZE + 1];
  GvtLookup *lookup = NULL;
  char *clean = gvt_nik_clean (ask->text);
  guint row;

  if (gvt_row_code_parse (ask->text, worklist, &row))
    lookup = gvt_lookup_by_row_code (profile, roll, ask->text, ask->purpose, &local);
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND) && may_be_other (ask->text, clean))
    g_clear_error (&local);
  if (lookup == NULL && local == NULL && gvt_lookup_pace_wait (profile, cancellable, &local))
    lookup = look_up (profile, roll, ask, clean, &local);
  gvt_wipe_free (clean);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return lookup;
}
