/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-laptop.h"

#include <string.h>

#include "gvt-central-copies.h"
#include "gvt-central-dossier.h"
#include "gvt-central-files.h"
#include "gvt-central-fleet-acts.h"
#include "gvt-central-fleet.h"
#include "gvt-central-lease-acts.h"
#include "gvt-central-retire.h"
#include "gvt-central-stationary.h"
#include "gvt-device-status.h"
#include "gvt-error.h"
#include "gvt-fleet-file.h"
#include "gvt-hand-over-paper.h"

#define ELECTION "pilkada-2024"
#define MANDA    "99.01.01.2002"
#define PROGRAM  "0.1.0"

static const char *const here[] = { "OFFICER-A", "SUPERVISOR-A", NULL };
static const char *const elsewhere[] = { "OFFICER-B", "SUPERVISOR-B", NULL };

/* A laptop of 99.01, and one of 99.71. */
typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
  GvtTestLaptop *other;
} Fixture;

static void
add_user (Fixture *self, const char *code, GvtRole role, const char *area)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, role, area);

  g_assert_true (gvt_central_add_user (self->centre.central, user, NULL));
}

static void
set_up (Fixture *self, gconstpointer n_prekeys)
{
  g_autofree char *name = g_strconcat (MANDA, "/" ELECTION, NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (MANDA);

  gvt_central_fixture_set_up (&self->centre, NULL);
  add_user (self, "OFFICER-A", GVT_ROLE_OFFICER, "99.01");
  add_user (self, "SUPERVISOR-A", GVT_ROLE_SUPERVISOR, "99.01");
  add_user (self, "OFFICER-B", GVT_ROLE_OFFICER, "99.71");
  add_user (self, "SUPERVISOR-B", GVT_ROLE_SUPERVISOR, "99.71");
  self->laptop = gvt_test_laptop_enrol (&self->centre, here, GPOINTER_TO_UINT (n_prekeys));
  self->other = gvt_test_laptop_enrol (&self->centre, elsewhere, 0);
  g_assert_true (
      gvt_central_publish_file (self->centre.central, GVT_FILE_PACK, name, 3, bytes, NULL, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_central_assert_rebuilds (self->centre.central);
  gvt_test_laptop_free (self->laptop);
  gvt_test_laptop_free (self->other);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static GvtDeviceRecord *
device_of (Fixture *self, const GvtTestLaptop *laptop)
{
  return gvt_central_resolve_device (self->centre.central, laptop->code, NULL);
}

static GPtrArray *
list (Fixture *self, const char *area)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *laptops = gvt_central_fleet (self->centre.central, area, &error);

  g_assert_no_error (error);
  return laptops;
}

static GvtFleetLaptop *
find (GPtrArray *laptops, const GvtTestLaptop *wanted)
{
  for (guint i = 0; i < laptops->len; i++)
    if (gvt_id_equal (&((GvtFleetLaptop *) laptops->pdata[i])->device, &wanted->device))
      return laptops->pdata[i];
  return NULL;
}

static void
grant (Fixture *self, GError **error)
{
  const char *const villages[] = { MANDA, NULL };
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);
  GvtLeaseGrant lease = {
    .device = device, .villages = villages, .election = ELECTION, .until = "2026-11-30"
  };

  gvt_central_grant_lease (self->centre.central, &lease, error);
}

static gboolean
lose (Fixture *self, const char *supervisor, GError **error)
{
  const GvtLoss loss = { .reason = "stolen", .last_seen_on = "2026-11-20", .where = "99.01.01" };
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);

  return gvt_central_lose_device (self->centre.central, device, &loss, supervisor, error);
}

static void
tell_status (Fixture *self)
{
  g_autoptr (GvtDeviceStatus) status = gvt_device_status_new (PROGRAM, "OFFICER-A");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  status->clock_us = 5;
  status->unlocked_at_us = 4;
  status->backup_at_us = 3;
  status->unsent = 2;
  gvt_device_status_add_list (status, ELECTION, 3, MANDA);
  bytes = gvt_device_status_write (status, NULL);
  gvt_central_note_contact (self->centre.central, &self->laptop->device, 1, bytes, &error);
  g_assert_no_error (error);
}

/* --- the roll-up --- */

static void
test_areas (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) all = list (self, "");
  g_autoptr (GPtrArray) ours = list (self, "99.01");
  g_autoptr (GPtrArray) theirs = list (self, "99.71");
  g_autoptr (GPtrArray) province = list (self, "99");
  g_autoptr (GPtrArray) district = list (self, "99.01.01");
  g_autoptr (GPtrArray) alike = list (self, "99.7");

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (province->len, ==, 2);
  g_assert_cmpuint (ours->len, ==, 1);
  g_assert_nonnull (find (ours, self->laptop));
  g_assert_cmpuint (theirs->len, ==, 1);
  g_assert_nonnull (find (theirs, self->other));
  g_assert_cmpuint (district->len, ==, 0); /* the team works in more than that */
  g_assert_cmpuint (alike->len, ==, 0);
}

static void
test_told (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) laptops = NULL;
  const GvtFleetLaptop *laptop;
  const GvtFleetLists *lists;
  gint64 now_us = gvt_clock_now_us (self->centre.clock);

  grant (self, NULL);
  tell_status (self);
  laptops = list (self, "99.01");
  laptop = laptops->pdata[0];

  g_assert_cmpstr (laptop->code, ==, self->laptop->code);
  g_assert_cmpstr (laptop->program, ==, PROGRAM);
  g_assert_cmpstr (laptop->unlocked_by, ==, "OFFICER-A");
  g_assert_cmpint (laptop->unlocked_at_us, ==, 4);
  g_assert_cmpint (laptop->backup_at_us, ==, 3);
  g_assert_cmpuint (laptop->unsent, ==, 2);
  g_assert_cmpint (laptop->contact_at_us, ==, now_us);
  g_assert_cmpuint (laptop->users->len, ==, 2);
  g_assert_cmpuint (laptop->leased_villages, ==, 1);
  g_assert_cmpint (laptop->lease_ends_us, >, now_us);
  g_assert_cmpuint (laptop->lists->len, ==, 1);
  lists = laptop->lists->pdata[0];
  g_assert_cmpstr (lists->election, ==, ELECTION);
  g_assert_cmpuint (lists->version, ==, 3);
  g_assert_cmpuint (lists->villages, ==, 1);
}

static void
test_attention (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) laptops = NULL;
  GvtFleetLaptop *laptop;
  gint64 heard_us = gvt_clock_now_us (self->centre.clock);

  grant (self, NULL);
  tell_status (self);
  laptops = list (self, "99.01");
  laptop = laptops->pdata[0];

  g_assert_cmpuint (gvt_fleet_attention (laptop, heard_us, PROGRAM), ==, 0);
  g_assert_cmpuint (gvt_fleet_attention (laptop, heard_us, "0.1.1"), ==, GVT_FLEET_OLD_PROGRAM);
  g_assert_cmpuint (gvt_fleet_attention (laptop, heard_us, "0.0.9"), ==, 0);
  g_assert_cmpuint (
      gvt_fleet_attention (laptop, laptop->lease_ends_us - GVT_FLEET_ENDS_US - 1, PROGRAM)
          & GVT_FLEET_LEASE_ENDS,
      ==, 0);
  g_assert_cmpuint (gvt_fleet_attention (laptop, laptop->lease_ends_us - GVT_FLEET_ENDS_US, PROGRAM)
                        & GVT_FLEET_LEASE_ENDS,
                    ==, GVT_FLEET_LEASE_ENDS);
  laptop->lease_ends_us = 0;
  g_assert_cmpuint (gvt_fleet_attention (laptop, heard_us + GVT_FLEET_SILENT_US - 1, PROGRAM), ==,
                    0);
  g_assert_cmpuint (gvt_fleet_attention (laptop, heard_us + GVT_FLEET_SILENT_US, PROGRAM), ==,
                    GVT_FLEET_IS_SILENT);
  laptop->state = GVT_FLEET_RETIRED;
  g_assert_cmpuint (gvt_fleet_attention (laptop, heard_us + GVT_FLEET_SILENT_US, PROGRAM), ==, 0);
}

/* An older laptop tells nothing; when it was heard is known all the same, and what an earlier talk
 * told stays. */
static void
test_heard (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) before = list (self, "99.71");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) told = NULL;
  gint64 now_us;

  g_assert_cmpint (((GvtFleetLaptop *) before->pdata[0])->contact_at_us, ==, 0);
  tell_status (self);
  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_HOUR);
  now_us = gvt_clock_now_us (self->centre.clock);
  g_assert_true (
      gvt_central_note_contact (self->centre.central, &self->other->device, 1, NULL, NULL));
  g_assert_true (
      gvt_central_note_contact (self->centre.central, &self->laptop->device, 1, NULL, NULL));
  after = list (self, "99.71");
  told = list (self, "99.01");

  g_assert_cmpint (((GvtFleetLaptop *) after->pdata[0])->contact_at_us, ==, now_us);
  g_assert_cmpstr (((GvtFleetLaptop *) after->pdata[0])->program, ==, "");
  g_assert_cmpint (((GvtFleetLaptop *) told->pdata[0])->contact_at_us, ==, now_us);
  g_assert_cmpstr (((GvtFleetLaptop *) told->pdata[0])->program, ==, PROGRAM);
}

static void
test_nonsense (Fixture *self, gconstpointer unused)
{
  static const char *const bad[] = {
    "",
    "{}",
    "{\"backup_at_us\":0,\"clock_us\":0,\"lists\":[],\"program\":\"0.1 0\",\"unlocked_at_us\":0,"
    "\"unlocked_by\":\"A\",\"unsent\":0}",
    "{\"backup_at_us\":0,\"clock_us\":0,\"lists\":[1],\"program\":\"0.1\",\"unlocked_at_us\":0,"
    "\"unlocked_by\":\"A\",\"unsent\":0}",
    "{\"backup_at_us\":0,\"clock_us\":0,\"lists\":{},\"program\":\"0.1\",\"unlocked_at_us\":0,"
    "\"unlocked_by\":\"A\",\"unsent\":0}",
  };
  g_autoptr (GPtrArray) laptops = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_false (
          gvt_central_note_contact (self->centre.central, &self->laptop->device, 1, bytes, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
  laptops = list (self, "99.01");
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->contact_at_us, ==, 0);
}

/* --- the file --- */

static GvtFleetFile *
read_file (Fixture *self, GBytes *bytes, GvtSecret *roll_key, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GvtPublicKey signer;

  gvt_signing_key_public (gvt_central_get_signing_key (self->centre.central), &signer);
  g_ptr_array_add (keys, roll_key);
  return gvt_fleet_file_read (bytes, &signer, keys, error);
}

static void
test_file (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) locked = NULL;
  g_autoptr (GBytes) bytes = gvt_central_fleet_file (self->centre.central, &self->laptop->device, 1,
                                                     &error);
  g_autoptr (GvtFleetFile) file = NULL;
  GvtFleetSection *section;

  g_assert_no_error (error);
  file = read_file (self, bytes, self->laptop->roll_key, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&file->device, &self->laptop->device));
  g_assert_cmpint (file->issued_at_us, ==, gvt_clock_now_us (self->centre.clock));
  g_assert_cmpuint (file->sections->len, ==, 1); /* an officer has none */
  section = gvt_fleet_file_find_section (file, "SUPERVISOR-A");
  g_assert_nonnull (section);
  g_assert_cmpstr (section->area, ==, "99.01");
  g_assert_cmpuint (section->laptops->len, ==, 1);
  g_assert_nonnull (find (section->laptops, self->laptop));
  g_assert_null (gvt_fleet_file_find_section (file, "OFFICER-A"));

  g_assert_null (read_file (self, bytes, self->other->roll_key, &locked));
  g_assert_error (locked, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* --- lost --- */

static guint
count_type (GPtrArray *messages, const char *type)
{
  guint n = 0;

  for (guint i = 0; i < messages->len; i++)
    n += g_str_equal (((GvtOutboxMessage *) messages->pdata[i])->type, type);
  return n;
}

static void
test_lost (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GPtrArray) laptops = NULL;
  g_autoptr (GPtrArray) leases = NULL;
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) lent = NULL;
  g_autoptr (GError) again = NULL;

  grant (self, NULL); /* goes out: there is one one-time key */
  grant (self, NULL); /* waits */
  g_assert_true (gvt_central_check_trusted (central, &self->laptop->device, 1, NULL));
  lose (self, "SUPERVISOR-A", &error);
  g_assert_no_error (error);

  leases = gvt_central_list_leases (central, device, NULL);
  g_assert_cmpuint (leases->len, ==, 2);
  for (guint i = 0; i < leases->len; i++)
    g_assert_cmpint (((GvtLease *) leases->pdata[i])->state, ==, GVT_LEASE_REVOKED);
  {
    g_autoptr (GArray) prekeys = gvt_test_laptop_add_prekeys (self->laptop, 2);

    messages = gvt_test_laptop_pull (self->laptop, central, 0, prekeys);
  }
  g_assert_cmpuint (count_type (messages, "lease/1"), ==, 1);
  g_assert_cmpuint (count_type (messages, "lease-revoked/1"), ==, 1);
  g_assert_cmpuint (count_type (messages, "device-revoked/1"), ==, 1);

  g_assert_false (gvt_central_check_trusted (central, &self->laptop->device, 1, &refused));
  g_assert_error (refused, GVT_ERROR, GVT_ERROR_REFUSED);
  grant (self, &lent);
  g_assert_error (lent, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (lose (self, "SUPERVISOR-A", &again));
  g_assert_error (again, GVT_ERROR, GVT_ERROR_BAD_INPUT);

  laptops = list (self, "99.01");
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->state, ==, GVT_FLEET_LOST);
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->lease_ends_us, ==, 0);
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->lost_at_us, ==,
                   gvt_clock_now_us (self->centre.clock));
}

/* I13: the centre forgot the chain that the thief's laptop has, not that the one before is lost; a
 * lease that it forgot, too, is no matter: all that the laptop holds goes. */
static void
test_lost_whatever_was_forgotten (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GvtRejoinRequest) request = gvt_rejoin_request_new ();
  g_autoptr (GvtRejoinAnswer) answer = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  const GvtOutboxMessage *last;
  g_autoptr (GError) error = NULL;

  lose (self, "SUPERVISOR-A", &error);
  g_assert_no_error (error);
  request->left_for = 4;
  answer = gvt_central_rejoin (central, &self->laptop->device, 1, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->incarnation, ==, 5);
  g_assert_false (gvt_central_check_trusted (central, &self->laptop->device, 5, NULL));
  messages = gvt_test_laptop_pull (self->laptop, central, 0, NULL);
  last = messages->pdata[messages->len - 1];
  g_assert_cmpstr (last->type, ==, "device-revoked/1");
  g_assert_cmpuint (last->incarnation, ==, 5);
}

static void
test_only_his (Fixture *self, gconstpointer unused)
{
  g_autofree char *before = gvt_test_central_kinds (self->centre.central);
  g_autofree char *after = NULL;
  static const char *const wrong[] = { "SUPERVISOR-B", "OFFICER-A", "NOBODY" };
  static const GvtError codes[] = { GVT_ERROR_FORBIDDEN, GVT_ERROR_BAD_INPUT, GVT_ERROR_BAD_INPUT };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lose (self, wrong[i], &error));
      g_assert_error (error, GVT_ERROR, (gint) codes[i]);
    }
  after = gvt_test_central_kinds (self->centre.central);
  g_assert_cmpstr (after, ==, before);
}

static void
test_bad_loss (Fixture *self, gconstpointer unused)
{
  const GvtLoss bad[] = {
    { "eaten", "2026-11-20", "" },
    { "stolen", "2026-11-31", "" },
    { "stolen", "2027-11-20", "" },
    { "stolen", "2026-11-20", "nowhere" },
  };
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          gvt_central_lose_device (self->centre.central, device, &bad[i], "SUPERVISOR-A", &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

static void
test_dossier (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  gint64 lost_at_us;
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);
  g_autoptr (GError) never = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) dossier = NULL;
  g_autoptr (GBytes) pages = NULL;
  JsonObject *loss;

  g_assert_null (gvt_central_dossier (central, device, &never));
  g_assert_error (never, GVT_ERROR, GVT_ERROR_BAD_INPUT);

  grant (self, NULL);
  tell_status (self);
  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_HOUR);
  lost_at_us = gvt_clock_now_us (self->centre.clock);
  g_assert_true (lose (self, "SUPERVISOR-A", NULL));
  dossier = gvt_central_dossier (central, device, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (json_object_get_string_member (dossier, "state"), ==, "lost");
  g_assert_cmpint (json_object_get_int_member (dossier, "n_villages"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (dossier, "last_unlock_at_us"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (dossier, "last_unlock_by"), ==, "OFFICER-A");
  g_assert_cmpint (json_object_get_int_member (dossier, "last_contact_at_us"), ==,
                   lost_at_us - G_TIME_SPAN_HOUR);
  g_assert_false (json_object_get_boolean_member (dossier, "is_destroyed"));
  loss = json_object_get_object_member (dossier, "loss");
  g_assert_cmpstr (json_object_get_string_member (loss, "reason"), ==, "stolen");
  g_assert_cmpstr (json_object_get_string_member (loss, "by"), ==, "SUPERVISOR-A");
  g_assert_cmpint (json_object_get_int_member (loss, "deadline_at_us"), ==,
                   lost_at_us + 3 * G_TIME_SPAN_DAY);
  pages = gvt_central_dossier_draw (central, dossier, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pages), >, 1000);
}

/* --- found, handed over --- */

static void
test_found (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (JsonObject) dossier = NULL;
  g_autoptr (GError) early = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_central_find_device_again (central, device, "SUPERVISOR-A", &early));
  g_assert_error (early, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_true (lose (self, "SUPERVISOR-A", NULL));
  gvt_central_find_device_again (central, device, "SUPERVISOR-A", &error);
  g_assert_no_error (error);

  g_assert_true (gvt_central_check_trusted (central, &self->laptop->device, 1, NULL));
  grant (self, &error);
  g_assert_no_error (error);
  messages = gvt_test_laptop_pull (self->laptop, central, 0, NULL);
  g_assert_cmpuint (count_type (messages, "device-restored/1"), ==, 1);
  dossier = gvt_central_dossier (central, device, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (dossier, "state"), ==, "found");
  g_assert_true (lose (self, "SUPERVISOR-A", NULL)); /* and it may get lost again */
}

static void
test_handed_over (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);
  g_autoptr (GPtrArray) laptops = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GError) never = NULL;
  g_autoptr (GError) stranger = NULL;
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_central_hand_over_draw (central, device, &never));
  g_assert_error (never, GVT_ERROR, GVT_ERROR_BAD_INPUT);

  g_assert_false (gvt_central_hand_over (central, device, "OFFICER-B", "SUPERVISOR-A", &stranger));
  g_assert_error (stranger, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  gvt_central_hand_over (central, device, "OFFICER-A", "SUPERVISOR-A", &error);
  g_assert_no_error (error);
  g_assert_false (gvt_central_hand_over (central, device, "OFFICER-A", "SUPERVISOR-A", &twice));
  g_assert_error (twice, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  laptops = list (self, "99.01");
  g_assert_cmpstr (((GvtFleetLaptop *) laptops->pdata[0])->holder, ==, "OFFICER-A");
  page = gvt_central_hand_over_draw (central, device, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (page), >, 1000);
}

/* For good, by a supervisor of its area, once; and what is signed of it says the same. */
static void
test_written_off (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GvtDeviceRecord) device = device_of (self, self->laptop);
  g_autoptr (GvtDeviceRecord) after = NULL;
  g_autoptr (GPtrArray) laptops = NULL;
  g_autoptr (GPtrArray) leases = NULL;
  g_autoptr (GBytes) proof = NULL;
  g_autoptr (GError) theirs = NULL, early = NULL, error = NULL, again = NULL, lost = NULL,
                     lent = NULL, refused = NULL;

  grant (self, NULL);
  tell_status (self);
  g_assert_false (gvt_central_write_off (central, device, "SUPERVISOR-B", &theirs));
  g_assert_error (theirs, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_null (gvt_central_prove_retirement (central, device, &early));
  g_assert_error (early, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  gvt_central_write_off (central, device, "SUPERVISOR-A", &error);
  g_assert_no_error (error);

  g_assert_false (gvt_central_write_off (central, device, "SUPERVISOR-A", &again));
  g_assert_error (again, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (lose (self, "SUPERVISOR-A", &lost));
  g_assert_error (lost, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  grant (self, &lent);
  g_assert_error (lent, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (gvt_central_check_trusted (central, &self->laptop->device, 1, &refused));
  g_assert_error (refused, GVT_ERROR, GVT_ERROR_REFUSED);
  leases = gvt_central_list_leases (central, device, NULL);
  g_assert_cmpint (((GvtLease *) leases->pdata[0])->state, ==, GVT_LEASE_REVOKED);

  after = device_of (self, self->laptop);
  g_assert_true (after->is_retired);
  laptops = list (self, "99.01");
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->state, ==, GVT_FLEET_RETIRED);
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->written_off_at_us, ==,
                   gvt_clock_now_us (self->centre.clock));
  g_assert_cmpint (((GvtFleetLaptop *) laptops->pdata[0])->retired_at_us, ==, 0);
  proof = gvt_central_prove_retirement (central, device, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (proof), >, 100);
}

#define ADD(name, n_prekeys, func) \
  g_test_add ("/fleet/" name, Fixture, GUINT_TO_POINTER (n_prekeys), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("nobody-sees-a-laptop-of-another-regency", 0, test_areas);
  ADD ("what-a-laptop-tells-is-told", 1, test_told);
  ADD ("who-needs-attention-is-told-at-its-bounds", 1, test_attention);
  ADD ("a-laptop-of-an-older-version-is-heard", 0, test_heard);
  ADD ("what-makes-no-sense-changes-nothing", 0, test_nonsense);
  ADD ("the-file-opens-by-the-roll-and-has-his-area", 0, test_file);
  ADD ("a-lost-laptop-gets-its-revocation-and-no-list", 1, test_lost);
  ADD ("I13-a-lost-laptop-stays-lost-whatever-was-forgotten", 1, test_lost_whatever_was_forgotten);
  ADD ("only-a-supervisor-of-its-area-says-so", 0, test_only_his);
  ADD ("how-it-got-lost-is-said-in-known-words", 0, test_bad_loss);
  ADD ("the-dossier-says-which-data-and-when", 1, test_dossier);
  ADD ("a-found-laptop-may-have-lists-again", 1, test_found);
  ADD ("who-answers-for-it-must-open-it", 0, test_handed_over);
  ADD ("a-broken-laptop-is-written-off-for-good", 1, test_written_off);

  return g_test_run ();
}
