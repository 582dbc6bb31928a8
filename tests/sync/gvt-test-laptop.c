/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-laptop.h"

#include "gvt-enrolment.h"
#include "gvt-feature-projections.h"
#include "gvt-http-transport.h"
#include "gvt-session-acts.h"
#include "gvt-test.h"

/* The least that a real vault may cost. */
static const GvtKdf kdf = { .memory_bytes = 64 * 1024 * 1024, .passes = 3 };

GvtLaptop *
gvt_laptop_new (void)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();

  return gvt_laptop_new_in (gvt_test_folder (), clock);
}

GvtLaptop *
gvt_laptop_new_in (const char *folder, GvtClock *clock)
{
  GvtLaptop *self = g_new0 (GvtLaptop, 1);

  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_feature_projections ());
  return self;
}

void
gvt_laptop_free (GvtLaptop *self)
{
  g_assert_finalize_object (self->profile);
  g_object_unref (self->clock);
  g_free (self->folder);
  g_free (self);
}

void
gvt_laptop_restart (GvtLaptop *self)
{
  g_assert_finalize_object (self->profile);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_feature_projections ());
}

void
gvt_laptop_unlock (GvtLaptop *self, const char *user)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (self->profile, user, GVT_LAPTOP_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static GvtTransport *
make_transport (const char *uri)
{
  g_autoptr (GError) error = NULL;
  GvtTransport *transport = gvt_http_transport_new (uri, 0, &error);

  g_assert_no_error (error);
  return transport;
}

gboolean
gvt_laptop_enrol (GvtLaptop *self, const char *uri, const char *code, GError **error)
{
  g_autoptr (GvtTransport) transport = make_transport (uri);
  g_autoptr (GvtEnrolment) enrolment = gvt_enrolment_new (self->profile, uri, transport);
  g_autoptr (GvtCodeFile) file = gvt_code_file_parse (code, error);
  g_autoptr (GPtrArray) users = file != NULL
                                    ? gvt_enrolment_ask (enrolment, file->codes, NULL, error)
                                    : NULL;
  GvtNewUser chosen[3];

  if (users == NULL)
    return FALSE;

  g_assert_cmpuint (users->len, ==, G_N_ELEMENTS (chosen));
  for (guint i = 0; i < users->len; i++)
    chosen[i] = (GvtNewUser){ users->pdata[i], GVT_LAPTOP_PASSPHRASE };
  return gvt_enrolment_take (enrolment, chosen, users->len, &kdf, NULL, error);
}

gboolean
gvt_laptop_sync (GvtLaptop *self, const char *uri, GvtSyncReport *report, GError **error)
{
  g_autoptr (GvtTransport) transport = make_transport (uri);

  return gvt_sync_run (self->profile, transport, GVT_SYNC_ALL, NULL, NULL, report, NULL, error);
}

void
gvt_laptop_plan_visits (GvtLaptop *self, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kunjungan %u", i);
      g_autoptr (GError) error = NULL;
      GvtId visit;

      gvt_sessions_plan_visit (self->profile, name, GVT_CENTRE_VILLAGE, "2026-11-30", 40, &visit,
                               &error);
      g_assert_no_error (error);
    }
}

char *
gvt_laptop_dup_code (GvtLaptop *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GError) error = NULL;
  GvtId device;
  char *code = NULL;

  gvt_journal_get_device (journal, &device, NULL, &code, &error);
  g_assert_no_error (error);
  return code;
}
