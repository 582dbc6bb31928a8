/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lookup-private.h"
#include "gvt-purpose.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

/* Whom it is about: by his number, as whoever asks for his trail gives it. A row without one is
 * told from others by its id; no NIK begins so. */
static gboolean
find_subject (GvtProfile *profile, GvtVoterHit *hit, GvtHash *subject, GError **error)
{
  const char *nik = gvt_voter_hit_get_nik (hit);
  g_autofree char *row = g_strconcat ("row:", gvt_voter_hit_get_id (hit), NULL);

  return gvt_voter_subject (profile, *nik != '\0' ? nik : row, subject, error);
}

static gboolean
record (GvtProfile *profile, GvtVoterHit *hit, const char *purpose, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtHash subject;
  GvtEventDraft draft = { .kind = GVT_KIND_OPENED,
                          .place = gvt_voter_hit_get_village_code (hit),
                          .subject = subject.bytes,
                          .subject_length = sizeof subject.bytes,
                          .body = body };

  if (journal == NULL || !find_subject (profile, hit, &subject, error))
    return FALSE;

  json_object_set_string_member (body, "purpose", purpose);
  return gvt_journal_record (journal, &draft, NULL, error);
}

gboolean
gvt_lookup_open_person (GvtLookup *self, GvtProfile *profile, GvtVoterHit *hit, GError **error)
{
  const char *purpose;

  g_return_val_if_fail (GVT_IS_LOOKUP (self) && GVT_IS_PROFILE (profile), FALSE);
  g_return_val_if_fail (GVT_IS_VOTER_HIT (hit), FALSE);

  purpose = gvt_lookup_get_purpose (self);
  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, gvt_voter_hit_get_village_code (hit), error)
      || !gvt_purpose_check (purpose, error))
    return FALSE;
  return gvt_lookup_is_by_nik (self) || record (profile, hit, purpose, error);
}
