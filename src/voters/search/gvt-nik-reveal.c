/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-nik-reveal.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-purpose.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

#define OTHER "other"

static const GvtRevealReason reasons[] = {
  { "compare-card", N_ ("To compare it with the card that lies here") },
  { "two-alike", N_ ("To tell two people apart") },
  { "faulty-number", N_ ("The number in the list is faulty") },
  { OTHER, N_ ("Another reason") },
  { NULL, NULL },
};

const GvtRevealReason *
gvt_nik_reveal_reasons (void)
{
  return reasons;
}

gboolean
gvt_nik_may_reveal (GvtVoterHit *hit)
{
  g_return_val_if_fail (GVT_IS_VOTER_HIT (hit), FALSE);

  return *gvt_voter_hit_get_nik_masked (hit) != '\0' && *gvt_voter_hit_get_nik (hit) != '\0';
}

static gboolean
is_reason (const char *code)
{
  for (const GvtRevealReason *reason = reasons; reason->code != NULL; reason++)
    if (g_strcmp0 (reason->code, code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_reason (const char *reason, const char *words, GError **error)
{
  gboolean has_words = words != NULL && *words != '\0';

  if (!is_reason (reason))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("the reason: choose one of the list"));
      return FALSE;
    }
  return (!has_words && !g_str_equal (reason, OTHER)) || gvt_purpose_check (words, error);
}

static gboolean
check_hit (GvtProfile *profile, GvtVoterHit *hit, GError **error)
{
  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, gvt_voter_hit_get_village_code (hit), error))
    return FALSE;
  if (gvt_nik_may_reveal (hit))
    return TRUE;

  gvt_error_tell (
      error, GVT_ERROR_STATE,
      _ ("No part of the NIK is shown here, because a full birth date stands beside it. "
         "Look the voter up without the date."));
  return FALSE;
}

static gboolean
record (
    GvtProfile *profile, GvtVoterHit *hit, const char *reason, const char *words, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_KIND_NIK_SHOWN,
                          .place = gvt_voter_hit_get_village_code (hit),
                          .body = body };
  GvtHash subject;

  if (journal == NULL || !gvt_voter_subject (profile, gvt_voter_hit_get_nik (hit), &subject, error))
    return FALSE;

  draft.subject = subject.bytes;
  draft.subject_length = sizeof subject.bytes;
  json_object_set_string_member (body, "reason", reason);
  if (words != NULL && *words != '\0')
    json_object_set_string_member (body, "purpose", words);
  return gvt_journal_record (journal, &draft, NULL, error);
}

char *
gvt_nik_reveal (
    GvtProfile *profile, GvtVoterHit *hit, const char *reason, const char *words, GError **error)
{
  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_VOTER_HIT (hit), NULL);

  if (!check_reason (reason, words, error) || !check_hit (profile, hit, error)
      || !record (profile, hit, reason, words, error))
    return NULL;
  return g_strdup (gvt_voter_hit_get_nik (hit));
}
