/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-laptop.h"

#include "gvt-central-files.h"
#include "gvt-central-lease-acts.h"
#include "gvt-central-lease-visit.h"
#include "gvt-central-stationary.h"
#include "gvt-error.h"
#include "gvt-lease-code.h"
#include "gvt-text.h"
#include "gvt-visit-acts.h"

#define ELECTION  "pilkada-2024"
#define MANDA     "99.01.01.2002" /* two of one regency, */
#define MANDALA   "99.01.01.2003"
#define ELSEWHERE "99.71.01.1001" /* and one of another */

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };
static const char *const two[] = { "SUPERVISOR-1", "SUPERVISOR-2", NULL };
static const char *const own[] = { MANDA, NULL };
static const char *const both[] = { MANDA, ELSEWHERE, NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
  GvtDeviceRecord *device;
} Fixture;

static void
publish_pack (GvtCentralFixture *centre, const char *village)
{
  g_autofree char *name = g_strconcat (village, "/" ELECTION, NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (village);
  g_autoptr (GError) error = NULL;

  gvt_central_publish_file (centre->central, GVT_FILE_PACK, name, 3, bytes, NULL, &error);
  g_assert_no_error (error);
}

static void
publish_all (GvtCentralFixture *centre)
{
  publish_pack (centre, MANDA);
  publish_pack (centre, MANDALA);
  publish_pack (centre, ELSEWHERE);
}

/* @n_prekeys: what the laptop has deposited. */
static void
set_up (Fixture *self, gconstpointer n_prekeys)
{
  g_autoptr (GvtUser) second = gvt_user_new ("SUPERVISOR-2", GVT_ROLE_SUPERVISOR, "99");

  gvt_central_fixture_set_up (&self->centre, NULL);
  g_assert_true (gvt_central_add_user (self->centre.central, second, NULL));
  self->laptop = gvt_test_laptop_enrol (&self->centre, team, GPOINTER_TO_UINT (n_prekeys));
  self->device = gvt_central_resolve_device (self->centre.central, self->laptop->code, NULL);
  publish_all (&self->centre);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_central_assert_rebuilds (self->centre.central);
  gvt_device_record_free (self->device);
  gvt_test_laptop_free (self->laptop);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static gboolean
grant_by (Fixture *self, const char *const *codes, const char *const *supervisors, GError **error)
{
  g_autoptr (GvtDeviceRecord) device = gvt_central_resolve_device (self->centre.central,
                                                                   self->laptop->code, NULL);
  GvtLeaseGrant grant = { .device = device,
                          .villages = codes,
                          .election = ELECTION,
                          .until = "2026-11-30",
                          .supervisors = supervisors };

  return gvt_central_grant_lease (self->centre.central, &grant, error);
}

static void
grant (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  grant_by (self, own, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *leases = gvt_central_list_leases (self->centre.central, self->device, &error);

  g_assert_no_error (error);
  return leases;
}

/* The only one. */
static GvtId
lease_of (Fixture *self)
{
  g_autoptr (GPtrArray) leases = list (self);

  g_assert_cmpuint (leases->len, ==, 1);
  return ((GvtLease *) leases->pdata[0])->record.lease;
}

static void
assert_state (Fixture *self, GvtLeaseState state)
{
  g_autoptr (GPtrArray) leases = list (self);
  const GvtLease *lease = leases->pdata[0];

  g_assert_cmpstr (gvt_lease_state_code (lease->state), ==, gvt_lease_state_code (state));
  g_assert_cmpstr (lease->code, ==, self->laptop->code);
  g_assert_cmpuint (lease->villages->len, ==, 1);
}

static GPtrArray *
pull (Fixture *self, guint64 after, GArray *prekeys)
{
  return gvt_test_laptop_pull (self->laptop, self->centre.central, after, prekeys);
}

static gboolean
extend (Fixture *self, const char *until, GError **error)
{
  GvtLeaseExtension extension = { .until = until };
  GvtId lease = lease_of (self);

  return gvt_central_extend_lease (self->centre.central, &lease, &extension, NULL, error);
}

static void
assert_extension_refused (Fixture *self, const char *until)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (extend (self, until, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* --- what becomes of a lease --- */

static void
test_extended (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  const GvtOutboxMessage *message;
  g_autofree char *said = NULL;

  grant (self);
  assert_state (self, GVT_LEASE_LIVING);
  gvt_clock_advance (self->centre.clock, 7 * G_TIME_SPAN_DAY);
  assert_state (self, GVT_LEASE_ENDED);
  assert_extension_refused (self, "2026-11-29");
  extend (self, "2026-12-03", &error);
  g_assert_no_error (error);

  assert_state (self, GVT_LEASE_LIVING);
  messages = pull (self, 1, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  message = messages->pdata[0];
  said = g_strndup (g_bytes_get_data (message->payload, NULL), g_bytes_get_size (message->payload));
  g_assert_cmpstr (message->type, ==, "lease-extended/1");
  /* To the end of 3 December in WITA: 16.00 UTC. */
  g_assert_nonnull (strstr (said, "\"not_after_us\":1796313600000000"));
  assert_extension_refused (self, "2026-12-03"); /* no later than it is */
}

/* A code for a lease that the laptop has; it goes out as a message, too. */
static void
test_voice (Fixture *self, gconstpointer unused)
{
  GvtLeaseExtension extension = { .until = "2026-12-03", .by_voice = TRUE };
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *code = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (GError) error = NULL;
  GvtId lease;

  grant (self);
  lease = lease_of (self);
  gvt_central_extend_lease (self->centre.central, &lease, &extension, &code, &error);
  g_assert_no_error (error);
  clean = gvt_lease_code_clean (code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gvt_lease_code_day (clean, gvt_date_days ("2026-11-30")), ==,
                   gvt_date_days ("2026-12-03"));
  messages = pull (self, 1, NULL);
  g_assert_cmpuint (messages->len, ==, 1);

  g_clear_pointer (&code, g_free);
  extension.until = "2027-12-03"; /* more than a year */
  g_assert_false (
      gvt_central_extend_lease (self->centre.central, &lease, &extension, &code, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (code);
}

static void
test_voice_while_waiting (Fixture *self, gconstpointer unused)
{
  GvtLeaseExtension extension = { .until = "2026-12-03", .by_voice = TRUE };
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  GvtId lease;

  grant (self);
  lease = lease_of (self);
  g_assert_false (
      gvt_central_extend_lease (self->centre.central, &lease, &extension, &code, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* What has not gone out yet goes out as it stands then: no word about a lease before the lease. */
static void
test_extended_while_waiting (Fixture *self, gconstpointer unused)
{
  g_autoptr (GArray) prekeys = gvt_test_laptop_add_prekeys (self->laptop, 1);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (JsonObject) lease = NULL;

  grant (self);
  assert_state (self, GVT_LEASE_WAITING);
  g_assert_true (extend (self, "2026-12-03", NULL));
  messages = pull (self, 0, prekeys);

  g_assert_cmpuint (messages->len, ==, 1);
  lease = gvt_test_laptop_open_lease (self->laptop, messages->pdata[0]);
  g_assert_cmpint (json_object_get_int_member (lease, "not_after_us"), ==,
                   G_GINT64_CONSTANT (1796313600000000));
  assert_state (self, GVT_LEASE_LIVING);
}

static gsize
manifest_size (Fixture *self)
{
  g_autoptr (GBytes) manifest = gvt_central_manifest (self->centre.central, &self->laptop->device,
                                                      1, NULL);

  return g_bytes_get_size (manifest);
}

static void
test_revoked (Fixture *self, gconstpointer unused)
{
  gsize before = manifest_size (self);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  GvtId lease;

  grant (self);
  lease = lease_of (self);
  g_assert_cmpuint (manifest_size (self), >, before);
  gvt_central_revoke_lease (self->centre.central, &lease, &error);
  g_assert_no_error (error);

  assert_state (self, GVT_LEASE_REVOKED);
  g_assert_cmpuint (manifest_size (self), ==, before); /* it may fetch the list no more */
  messages = pull (self, 1, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpstr (((GvtOutboxMessage *) messages->pdata[0])->type, ==, "lease-revoked/1");
  assert_extension_refused (self, "2026-12-03");
  g_assert_false (gvt_central_revoke_lease (self->centre.central, &lease, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_revoked_while_waiting (Fixture *self, gconstpointer unused)
{
  g_autoptr (GArray) prekeys = gvt_test_laptop_add_prekeys (self->laptop, 1);
  g_autoptr (GPtrArray) messages = NULL;
  GvtId lease;

  grant (self);
  lease = lease_of (self);
  g_assert_true (gvt_central_revoke_lease (self->centre.central, &lease, NULL));
  messages = pull (self, 0, prekeys);

  g_assert_cmpuint (messages->len, ==, 0);
  assert_state (self, GVT_LEASE_REVOKED);
}

static void
test_all_revoked (Fixture *self, gconstpointer unused)
{
  guint n = 0;

  grant (self);
  grant (self);
  g_assert_true (gvt_central_revoke_leases (self->centre.central, self->device, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (gvt_central_revoke_leases (self->centre.central, self->device, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

/* --- more than one regency --- */

static void
assert_forbidden (Fixture *self, const char *const *codes, const char *const *supervisors)
{
  g_autofree char *before = gvt_test_central_kinds (self->centre.central);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (grant_by (self, codes, supervisors, &error));
  after = gvt_test_central_kinds (self->centre.central);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
station (Fixture *self, gboolean is_stationary, GError **error)
{
  return gvt_central_station_device (self->centre.central, self->device, is_stationary,
                                     "SUPERVISOR-1", error);
}

static void
test_wide (Fixture *self, gconstpointer unused)
{
  const char *const one[] = { "SUPERVISOR-1", NULL };
  const char *const same[] = { "SUPERVISOR-1", "SUPERVISOR-1", NULL };
  g_autofree char *kinds = NULL;
  g_autoptr (GError) error = NULL;

  assert_forbidden (self, both, two); /* it may leave the office */
  g_assert_true (station (self, TRUE, NULL));
  assert_forbidden (self, both, NULL);
  assert_forbidden (self, both, one);
  assert_forbidden (self, both, same);
  grant_by (self, both, two, &error);
  g_assert_no_error (error);

  kinds = gvt_test_central_kinds (self->centre.central);
  g_assert_true (g_str_has_suffix (kinds, "device.stationed/1 lease.granted/2 lease.approved/1"));
  g_assert_false (station (self, FALSE, &error)); /* while it holds them */
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* Two grants come to the same as one. */
static void
test_wide_in_two_steps (Fixture *self, gconstpointer unused)
{
  const char *const other[] = { ELSEWHERE, NULL };
  guint n;

  grant (self);
  assert_forbidden (self, other, NULL);
  g_assert_true (gvt_central_revoke_leases (self->centre.central, self->device, &n, NULL));
  g_assert_true (grant_by (self, other, NULL, NULL));
}

static void
test_wide_supervisors (Fixture *self, gconstpointer unused)
{
  const char *const with_officer[] = { "SUPERVISOR-1", "OFFICER-1", NULL };
  const char *const with_local[] = { "SUPERVISOR-1", "SUPERVISOR-3", NULL };
  g_autoptr (GvtUser) local = gvt_user_new ("SUPERVISOR-3", GVT_ROLE_SUPERVISOR, "99.01");
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_central_add_user (self->centre.central, local, NULL));
  g_assert_true (station (self, TRUE, NULL));
  assert_forbidden (self, both, with_local); /* works in one of the two alone */
  g_assert_false (grant_by (self, both, with_officer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* --- the laptops of a visit --- */

typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *planner;
  GvtTestLaptop *facilitators;
  GvtTestLaptop *others;
} VisitFixture;

static void
set_up_visit (VisitFixture *self, gconstpointer unused)
{
  static const char *const with_facilitator[] = { "OFFICER-1", "SUPERVISOR-1", "FACILITATOR-1",
                                                  NULL };

  gvt_central_fixture_set_up (&self->centre, NULL);
  self->planner = gvt_central_laptop_new (&self->centre, team, 3);
  self->facilitators = gvt_test_laptop_enrol (&self->centre, with_facilitator, 3);
  self->others = gvt_test_laptop_enrol (&self->centre, team, 3);
  publish_all (&self->centre);
}

static void
tear_down_visit (VisitFixture *self, gconstpointer unused)
{
  gvt_test_central_assert_rebuilds (self->centre.central);
  gvt_test_laptop_free (self->others);
  gvt_test_laptop_free (self->facilitators);
  gvt_central_laptop_free (self->planner);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static GvtId
plan (VisitFixture *self, const char *const *villages)
{
  g_autoptr (GvtVisitPlan) visit = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_visit_plan_set_text (&visit->name, "SMAN 1 Latihan");
  gvt_visit_plan_set_text (&visit->place, "99.01.01");
  gvt_visit_plan_set_text (&visit->date, "2026-11-27");
  g_strfreev (visit->villages);
  visit->villages = g_strdupv ((char **) villages);
  g_strfreev (visit->facilitators);
  visit->facilitators = g_strsplit ("FACILITATOR-1", " ", -1);
  gvt_visits_plan (self->planner->profile, visit, &id, &error);
  g_assert_no_error (error);
  gvt_central_admit_all (&self->centre, self->planner);
  return id;
}

static GPtrArray *
grant_visit (VisitFixture *self, const GvtId *visit)
{
  g_autofree char *until = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *laptops = gvt_central_grant_visit (self->centre.central, visit, ELECTION, &until,
                                                &error);

  g_assert_no_error (error);
  g_assert_cmpstr (until, ==, "2026-11-28"); /* a day after it */
  return laptops;
}

static void
assert_messages (VisitFixture *self, GvtTestLaptop *laptop, guint expected)
{
  g_autoptr (GPtrArray) messages = gvt_test_laptop_pull (laptop, self->centre.central, 0, NULL);

  g_assert_cmpuint (messages->len, ==, expected);
}

static void
test_visit (VisitFixture *self, gconstpointer unused)
{
  static const char *const villages[] = { MANDA, MANDALA, NULL };
  g_autoptr (GPtrArray) laptops = NULL;
  g_autoptr (GPtrArray) again = NULL;
  GvtId visit = plan (self, villages);

  laptops = grant_visit (self, &visit);
  again = grant_visit (self, &visit);

  g_assert_cmpuint (laptops->len, ==, 2); /* who planned it, and whose facilitator goes */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (((GvtVisitLease *) laptops->pdata[i])->n_granted, ==, 2);
      g_assert_cmpuint (((GvtVisitLease *) again->pdata[i])->n_granted, ==, 0);
      g_assert_cmpuint (((GvtVisitLease *) again->pdata[i])->n_held, ==, 2);
    }
  assert_messages (self, self->planner->enrolled, 1);
  assert_messages (self, self->facilitators, 1);
  assert_messages (self, self->others, 0);
}

static void
assert_visit_refused (VisitFixture *self, const GvtId *visit, GvtError code)
{
  g_autofree char *until = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_central_grant_visit (self->centre.central, visit, ELECTION, &until, &error));
  g_assert_error (error, GVT_ERROR, (int) code);
  assert_messages (self, self->facilitators, 0);
}

static void
test_visit_refused (VisitFixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  static const char *const unpublished[] = { MANDA, "99.01.01.2004", NULL };
  GvtId unknown = { { 1 } };
  GvtId no_villages = plan (self, none);
  GvtId no_list = plan (self, unpublished);

  assert_visit_refused (self, &unknown, GVT_ERROR_NOT_FOUND);
  assert_visit_refused (self, &no_villages, GVT_ERROR_BAD_INPUT);
  assert_visit_refused (self, &no_list, GVT_ERROR_BAD_INPUT); /* all of it or nothing */
  gvt_clock_advance (self->centre.clock, 10 * G_TIME_SPAN_DAY);
  assert_visit_refused (self, &no_list, GVT_ERROR_BAD_INPUT); /* it is over */
}

#define ADD(name, n_prekeys, func) \
  g_test_add (name, Fixture, GUINT_TO_POINTER (n_prekeys), set_up, func, tear_down)
#define ADD_VISIT(name, func) \
  g_test_add (name, VisitFixture, NULL, set_up_visit, func, tear_down_visit)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/lease-acts/an-extension-is-told-also-after-the-end", 3, test_extended);
  ADD ("/lease-acts/a-code-is-read-out-for-a-lease-that-was-given", 3, test_voice);
  ADD ("/lease-acts/no-code-for-a-lease-that-waits", 0, test_voice_while_waiting);
  ADD ("/lease-acts/a-waiting-lease-goes-out-with-its-new-end", 0, test_extended_while_waiting);
  ADD ("/lease-acts/a-revocation-is-told-and-no-list-is-offered-any-more", 3, test_revoked);
  ADD ("/lease-acts/a-waiting-lease-that-was-revoked-never-goes-out", 0,
       test_revoked_while_waiting);
  ADD ("/lease-acts/all-of-a-laptop-are-revoked-once", 3, test_all_revoked);
  ADD ("/lease-acts/two-regencies-need-an-office-and-two-supervisors", 3, test_wide);
  ADD ("/lease-acts/two-regencies-in-two-steps-are-two-regencies", 3, test_wide_in_two_steps);
  ADD ("/lease-acts/who-approves-is-a-supervisor-of-both", 3, test_wide_supervisors);
  ADD_VISIT ("/lease-acts/leases-follow-a-visit-to-its-laptops", test_visit);
  ADD_VISIT ("/lease-acts/a-visit-without-lists-leases-nothing", test_visit_refused);

  return g_test_run ();
}
