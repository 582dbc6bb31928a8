/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-laptop.h"

#include "gvt-centre-key.h"
#include "gvt-feature-projections.h"
#include "gvt-test-vault.h"
#include "gvt-vault-private.h"

static gboolean
set_centre_key (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_centre_key_set (db, user_data, error);
}

GvtCentralLaptop *
gvt_central_laptop_new (GvtCentralFixture *fixture, const char *const *users, guint n_prekeys)
{
  GvtCentralLaptop *self = g_new0 (GvtCentralLaptop, 1);
  g_autoptr (GvtUser) user = gvt_user_new ("SUPERVISOR-1", GVT_ROLE_SUPERVISOR, "");
  g_autofree char *path = NULL;
  g_autoptr (GvtVault) vault = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey sealing_key;

  self->enrolled = gvt_test_laptop_enrol (fixture, users, n_prekeys);
  self->profile = gvt_profile_new (gvt_test_folder (), fixture->clock, gvt_feature_projections ());
  path = gvt_profile_path (self->profile, "vault", NULL);
  vault = gvt_vault_create_any_cost (path, user, GVT_TEST_PASSPHRASE, &gvt_test_vault_kdf,
                                     self->enrolled->device_key, &error);
  g_assert_no_error (error);
  gvt_profile_create (self->profile, vault, &self->enrolled->device, self->enrolled->code, &error);
  g_assert_no_error (error);

  journal = gvt_profile_dup_journal (self->profile, &error);
  gvt_sealing_key_public (gvt_central_get_sealing_key (fixture->central), &sealing_key);
  gvt_store_write (gvt_journal_get_store (journal), set_centre_key, &sealing_key, &error);
  g_assert_no_error (error);
  return self;
}

void
gvt_central_laptop_free (GvtCentralLaptop *self)
{
  g_assert_finalize_object (self->profile);
  gvt_test_laptop_free (self->enrolled);
  g_free (self);
}

typedef struct
{
  GvtJournal *journal;
  const GvtId *device;
  GPtrArray *events;
} Work;

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  work->events = gvt_journal_events (work->journal, db, work->device, 1, 0, G_MAXINT, error);
  return work->events != NULL;
}

GPtrArray *
gvt_central_laptop_events (GvtCentralLaptop *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  Work work = { journal, &self->enrolled->device, NULL };
  g_autoptr (GError) error = NULL;

  gvt_store_read (gvt_journal_get_store (journal), load_events, &work, &error);
  g_assert_no_error (error);
  return work.events;
}

static gboolean
admit (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  for (guint i = 0; i < work->events->len; i++)
    if (!gvt_journal_admit (work->journal, db, work->events->pdata[i], NULL, error))
      return FALSE;
  return TRUE;
}

void
gvt_central_admit (GvtCentralFixture *fixture, GPtrArray *events)
{
  GvtCentral *central = fixture->central;
  Work work = { gvt_central_get_journal (central), NULL, events };
  g_autoptr (GError) error = NULL;

  gvt_store_write (central->store, admit, &work, &error);
  g_assert_no_error (error);
}

void
gvt_central_admit_all (GvtCentralFixture *fixture, GvtCentralLaptop *laptop)
{
  g_autoptr (GPtrArray) events = gvt_central_laptop_events (laptop);

  gvt_central_admit (fixture, events);
}

void
gvt_central_team_set_up (GvtCentralTeam *self,
                         const char *const *users,
                         const char *code,
                         GvtRole role,
                         const char *area)
{
  g_autoptr (GvtUser) other = gvt_user_new (code, role, area);

  gvt_central_fixture_set_up (&self->centre, NULL);
  g_assert_true (gvt_central_add_user (self->centre.central, other, NULL));
  self->laptop = gvt_central_laptop_new (&self->centre, users, 0);
  self->journal = gvt_profile_dup_journal (self->laptop->profile, NULL);
}

void
gvt_central_team_tear_down (GvtCentralTeam *self)
{
  g_clear_object (&self->journal);
  gvt_central_laptop_free (self->laptop);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}
