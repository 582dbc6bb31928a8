/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-subject.h"

#include <sodium.h>
#include <string.h>

#include "gvt-error.h"

void
gvt_voter_subject_of (const GvtSecret *lookup_key, const char *nik, GvtHash *subject)
{
  crypto_generichash (subject->bytes, sizeof subject->bytes, (const guint8 *) nik, strlen (nik),
                      gvt_secret_get (lookup_key), gvt_secret_size (lookup_key));
}

gboolean
gvt_voter_subject (GvtProfile *profile, const char *nik, GvtHash *subject, GError **error)
{
  GvtVault *vault = gvt_profile_get_vault (profile);
  g_autoptr (GvtSecret) key = NULL;

  if (vault == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "There is no vault");
      return FALSE;
    }

  key = gvt_vault_dup_lookup_key (vault, error);
  if (key == NULL)
    return FALSE;

  gvt_voter_subject_of (key, nik, subject);
  return TRUE;
}
