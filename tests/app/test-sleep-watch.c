/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real bus of its own, and on it a logind that says and does what the real one would. */
#include <gio/gunixfdlist.h>
#include <poll.h>
#include <unistd.h>

#include "gvt-app-test.h"
#include "gvt-auto-lock.h"
#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-sleep-watch.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-window.h"

static const char logind_xml[] =
    "<node><interface name='org.freedesktop.login1.Manager'>"
    "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/>"
    "</method>"
    "<signal name='PrepareForSleep'><arg type='b'/></signal></interface></node>";

static GTestDBus *bus;

typedef struct
{
  GDBusConnection *logind;
  GDBusNodeInfo *node;
  int waiting; /* our end: it hangs up when nobody has the machine wait any more */
  guint n_inhibited;
  GtkWindow *window;
  GvtAutoLock *lock;
  guint n_locks;
} Fixture;

static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  const char *what, *who, *why, *mode;
  int ends[2];

  g_variant_get (parameters, "(&s&s&s&s)", &what, &who, &why, &mode);
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_cmpint (pipe (ends), ==, 0);
  g_unix_fd_list_append (descriptors, ends[1], NULL);
  close (ends[1]);
  if (fixture->waiting >= 0)
    close (fixture->waiting);
  fixture->waiting = ends[0];
  fixture->n_inhibited++;
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0),
                                                           descriptors);
}

static const GDBusInterfaceVTable vtable = { .method_call = on_call };

static gboolean
is_machine_waiting (gpointer data)
{
  Fixture *fixture = data;
  struct pollfd end = { .fd = fixture->waiting, .events = POLLIN };

  return fixture->waiting >= 0 && poll (&end, 1, 0) == 0;
}

static gboolean
may_machine_sleep (gpointer data)
{
  return !is_machine_waiting (data);
}

static void
on_sleeping (Fixture *fixture)
{
  fixture->n_locks++;
}

static gboolean
has_locked (gpointer data)
{
  return ((Fixture *) data)->n_locks > 0;
}

static void
start_logind (Fixture *fixture)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  fixture->logind = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (fixture->logind, "/org/freedesktop/login1",
                                     fixture->node->interfaces[0], &vtable, fixture, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (
      fixture->logind, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.login1", 0), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
say_sleep (Fixture *fixture, gboolean begins)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (fixture->logind, NULL, "/org/freedesktop/login1",
                                 "org.freedesktop.login1.Manager", "PrepareForSleep",
                                 g_variant_new ("(b)", begins), &error);
  g_assert_no_error (error);
  g_dbus_connection_flush_sync (fixture->logind, NULL, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->waiting = -1;
  fixture->node = g_dbus_node_info_new_for_xml (logind_xml, NULL);
  start_logind (fixture);
  fixture->window = gvt_app_test_present (gtk_label_new ("x"), 400, 300);
  fixture->lock = gvt_auto_lock_new (GTK_WIDGET (fixture->window));
  g_signal_connect_swapped (fixture->lock, "sleeping", G_CALLBACK (on_sleeping), fixture);
  gvt_test_wait_until (is_machine_waiting, fixture, "the machine has to wait for us");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->lock);
  gvt_test_wait_until (may_machine_sleep, fixture, "nobody has it wait any more");
  close (fixture->waiting);
  g_dbus_connection_close_sync (fixture->logind, NULL, NULL);
  g_object_unref (fixture->logind);
  g_dbus_node_info_unref (fixture->node);
}

/* I10: what is in memory while a machine sleeps can be read by who opens it. */
static void
test_sleep_locks_and_waits_until_it_is_done (Fixture *fixture, gconstpointer unused)
{
  gvt_auto_lock_set_active (fixture->lock, TRUE);
  say_sleep (fixture, TRUE);
  gvt_test_wait_until (has_locked, fixture, "going to sleep locks");

  g_assert_true (is_machine_waiting (fixture));
  gvt_auto_lock_set_active (fixture->lock, FALSE);
  gvt_auto_lock_settled (fixture->lock);
  g_assert_true (may_machine_sleep (fixture));
}

static gboolean
waits_again (gpointer data)
{
  return ((Fixture *) data)->n_inhibited == 2 && is_machine_waiting (data);
}

static void
test_after_waking_the_next_sleep_waits_as_well (Fixture *fixture, gconstpointer unused)
{
  say_sleep (fixture, TRUE);
  gvt_test_wait_until (has_locked, fixture, "going to sleep locks");
  gvt_auto_lock_settled (fixture->lock);
  say_sleep (fixture, FALSE);

  gvt_test_wait_until (waits_again, fixture, "the machine has to wait again");
}

/* --- the whole window --- */

#define PIN "271828"

typedef struct
{
  Fixture bus;
  GvtClock *clock;
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *open;
} WindowFixture;

static void
set_up_window (WindowFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->bus.waiting = -1;
  self->bus.node = g_dbus_node_info_new_for_xml (logind_xml, NULL);
  start_logind (&self->bus);
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (gvt_test_folder (), self->clock, gvt_feature_projections ());
  gvt_profile_set_pin (self->profile, PIN, &error);
  g_assert_no_error (error);
  self->workspace = gvt_workspace_new (self->profile);
  self->open = g_object_new (GVT_TYPE_WINDOW, "workspace", self->workspace, NULL);
  gtk_window_present (GTK_WINDOW (self->open));
  gvt_app_test_settle (GTK_WIDGET (self->open));
  gvt_test_wait_until (is_machine_waiting, &self->bus, "the machine has to wait for us");
}

static void
tear_down_window (WindowFixture *self, gconstpointer unused)
{
  gvt_app_test_destroy (GTK_WINDOW (self->open));
  g_assert_finalize_object (self->workspace);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
  close (self->bus.waiting);
  g_dbus_connection_close_sync (self->bus.logind, NULL, NULL);
  g_object_unref (self->bus.logind);
  g_dbus_node_info_unref (self->bus.node);
}

/* The machine may sleep only when the keys are gone, and while it sleeps the PIN's time runs. */
static void
test_sleep_locks_and_starts_the_pins_minutes (WindowFixture *self, gconstpointer unused)
{
  g_autoptr (GError) in_time = NULL, late = NULL;

  say_sleep (&self->bus, TRUE);
  gvt_test_wait_until (may_machine_sleep, &self->bus, "the window is locked");
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  gvt_app_test_settle (GTK_WIDGET (self->open));
  gvt_clock_advance (self->clock, 29 * G_TIME_SPAN_MINUTE);
  g_assert_true (gvt_profile_unlock_with_pin (self->profile, PIN, &in_time));

  gvt_workspace_reload (self->workspace);
  say_sleep (&self->bus, FALSE);
  gvt_test_wait_until (is_machine_waiting, &self->bus, "the machine has to wait again");
  say_sleep (&self->bus, TRUE);
  gvt_test_wait_until (may_machine_sleep, &self->bus, "the window is locked again");
  gvt_app_test_settle (GTK_WIDGET (self->open));
  gvt_clock_advance (self->clock, 30 * G_TIME_SPAN_MINUTE);
  g_assert_false (gvt_profile_unlock_with_pin (self->profile, PIN, &late));
  g_assert_error (late, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static gboolean
is_locked (gpointer profile)
{
  return !gvt_profile_is_unlocked (profile);
}

static void
test_a_locked_window_lets_the_machine_sleep_at_once (WindowFixture *self, gconstpointer unused)
{
  gvt_workspace_lock (self->workspace);
  gvt_test_wait_until (is_locked, self->profile, "the window is locked");
  gvt_app_test_settle (GTK_WIDGET (self->open));
  say_sleep (&self->bus, FALSE);
  gvt_test_wait_until (is_machine_waiting, &self->bus, "the machine has to wait again");

  say_sleep (&self->bus, TRUE);

  gvt_test_wait_until (may_machine_sleep, &self->bus, "nothing is to be locked");
}

static void
on_open (GObject *source, GAsyncResult *result, gpointer error)
{
  g_assert_false (gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, error));
}

/* I10: the lid is closed in the second that a passphrase takes. */
static void
test_who_is_at_the_door_at_sleep_does_not_get_in (WindowFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_workspace_lock (self->workspace);
  gvt_test_wait_until (is_locked, self->profile, "the window is locked");
  gvt_app_test_settle (GTK_WIDGET (self->open));
  say_sleep (&self->bus, FALSE);
  gvt_test_wait_until (is_machine_waiting, &self->bus, "the machine has to wait again");
  gvt_workspace_unlock_async (self->workspace, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, on_open,
                              &error);

  say_sleep (&self->bus, TRUE);

  gvt_test_wait_until (may_machine_sleep, &self->bus, "the window is locked again");
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  g_assert_cmpint (gvt_workspace_get_access (self->workspace), ==, GVT_ACCESS_LOCKED);
}

int
main (int argc, char *argv[])
{
  int status;

  gvt_app_test_init (&argc, &argv);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);

#define ADD(name, test) g_test_add ("/sleep-watch/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("I10-sleep-locks-and-waits-until-it-is-done", test_sleep_locks_and_waits_until_it_is_done);
  ADD ("after-waking-the-next-sleep-waits-as-well", test_after_waking_the_next_sleep_waits_as_well);
#undef ADD
#define ADD(name, test) \
  g_test_add ("/sleep-watch/" name, WindowFixture, NULL, set_up_window, test, tear_down_window)
  ADD ("I10-sleep-locks-and-starts-the-pins-minutes", test_sleep_locks_and_starts_the_pins_minutes);
  ADD ("a-locked-window-lets-the-machine-sleep-at-once",
       test_a_locked_window_lets_the_machine_sleep_at_once);
  ADD ("I10-who-is-at-the-door-at-sleep-does-not-get-in",
       test_who_is_at_the_door_at_sleep_does_not_get_in);
#undef ADD
  status = g_test_run ();

  g_test_dbus_stop (bus);
  g_object_unref (bus);
  return status;
}
