/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-search-record.h"

#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

gboolean
gvt_search_record (GvtProfile *profile,
                   const char *what,
                   const char *area,
                   guint n_hits,
                   const char *purpose,
                   GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *words = g_strconcat (what, ":", area, NULL);
  GvtHash subject;
  GvtEventDraft draft = { .kind = GVT_KIND_SEARCHED,
                          .place = area,
                          .subject = subject.bytes,
                          .subject_length = sizeof subject.bytes,
                          .body = body };

  if (journal == NULL || !gvt_voter_subject (profile, words, &subject, error))
    return FALSE;

  json_object_set_string_member (body, "answer", n_hits > 0 ? "found" : "not_found");
  json_object_set_int_member (body, "hits", n_hits);
  json_object_set_string_member (body, "purpose", purpose);
  return gvt_journal_record (journal, &draft, NULL, error);
}
