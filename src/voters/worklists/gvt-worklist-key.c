/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-key.h"

#include <string.h>

#include "gvt-nik.h"
#include "gvt-voter-subject.h"

char *
gvt_worklist_key_text (const GvtVoterRow *row)
{
  const char *nik = row->text[GVT_VOTER_NIK];

  if (!row->is_nik_faulty && gvt_nik_has_form (nik))
    return g_strdup (nik);
  return g_strjoin ("|", "row", row->text[GVT_VOTER_NKK], row->text[GVT_VOTER_NAME],
                    row->text[GVT_VOTER_BIRTH_DATE], NULL);
}

void
gvt_worklist_key_of (const GvtSecret *lookup_key,
                     const char *key_text,
                     guint8 key[GVT_WORKLIST_KEY_SIZE])
{
  char *text = g_strconcat ("worklist:", key_text, NULL);
  GvtHash hash;

  gvt_voter_subject_of (lookup_key, text, &hash);
  memcpy (key, hash.bytes, GVT_WORKLIST_KEY_SIZE);
  gvt_wipe_free (text);
}
