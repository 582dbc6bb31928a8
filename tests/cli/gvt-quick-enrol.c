/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quick-enrol.h"

#include "gvt-enrolment.h"
#include "gvt-feature-projections.h"
#include "gvt-http-transport.h"
#include "gvt-test-vault.h"
#include "gvt-vault-private.h"

GvtVault *__wrap_gvt_vault_create (const char *path,
                                   const GvtUser *user,
                                   const char *passphrase,
                                   const GvtKdf *kdf,
                                   const GvtSecret *device_key,
                                   GError **error);

/* The linker puts this in the place of gvt_vault_create(), which has a floor under @kdf. */
GvtVault *
__wrap_gvt_vault_create (const char *path,
                         const GvtUser *user,
                         const char *passphrase,
                         const GvtKdf *kdf,
                         const GvtSecret *device_key,
                         GError **error)
{
  return gvt_vault_create_any_cost (path, user, passphrase, &gvt_test_vault_kdf, device_key, error);
}

static const GvtUser *
find_user (GPtrArray *users, const char *code)
{
  for (guint i = 0; i < users->len; i++)
    if (g_str_equal (((const GvtUser *) users->pdata[i])->code, code))
      return users->pdata[i];

  g_error ("The code does not admit %s", code);
}

static void
take (GvtProfile *profile, const GvtCodeFile *file, const GvtQuickUser *users, guint n_users)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (file->address, 0, &error);
  g_autoptr (GvtEnrolment) enrolment = NULL;
  g_autoptr (GPtrArray) admitted = NULL;
  g_autofree GvtNewUser *chosen = g_new (GvtNewUser, n_users);

  g_assert_no_error (error);
  enrolment = gvt_enrolment_new (profile, file->address, transport);
  admitted = gvt_enrolment_ask (enrolment, file->codes, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_users; i++)
    chosen[i] = (GvtNewUser){ find_user (admitted, users[i].code), users[i].passphrase };
  gvt_enrolment_take (enrolment, chosen, n_users, &gvt_test_vault_kdf, NULL, &error);
  g_assert_no_error (error);
}

void
gvt_quick_enrol (const char *folder,
                 const char *code_file,
                 const GvtQuickUser *users,
                 guint n_users)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCodeFile) file = gvt_code_file_load (code_file, &error);
  GvtProfile *profile = NULL;

  g_assert_no_error (error);
  profile = gvt_profile_new (folder, clock, gvt_feature_projections ());
  take (profile, file, users, n_users);
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
}
