/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-entry-row.h"
#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-sign-page.h"
#include "gvt-signature-pad.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-page.h"
#include "gvt-visit-signature.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId visit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId session;

  gvt_app_test_desk_open (&self->desk, GVT_TEST_FACILITATOR);
  gvt_sessions_plan_visit (self->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120,
                           &self->visit, &error);
  gvt_sessions_open (self->desk.profile, &self->visit, "Kelas X-1", &session, &error);
  gvt_sessions_attend (self->desk.profile, &session, 20, 18, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_close (&self->desk);
  gvt_app_test_set_text_scale (100);
}

static GtkWidget *
top (Fixture *self)
{
  return gvt_app_test_desk_top (&self->desk);
}

static GtkWidget *
find (Fixture *self, GType type, const char *name)
{
  GtkWidget *found = gvt_app_test_find (top (self), type, name);

  g_assert_nonnull (found);
  return found;
}

static void
show (Fixture *self, int width)
{
  gvt_app_test_desk_show (&self->desk, gvt_sign_page_new (&self->visit), width);
}

/* @method: the button's id */
static void
choose (Fixture *self, const char *method)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (self, GTK_TYPE_CHECK_BUTTON, method)), TRUE);
  gvt_app_test_settle (top (self));
}

static void
draw (Fixture *self)
{
  g_autoptr (GvtStrokes) strokes = gvt_strokes_new ();

  gvt_strokes_begin (strokes, 100, 300);
  gvt_strokes_go_on (strokes, 300, 100);
  gvt_strokes_go_on (strokes, 500, 320);
  gvt_strokes_begin (strokes, 600, 250);
  gvt_strokes_go_on (strokes, 1000, 200);
  gvt_signature_pad_draw (GVT_SIGNATURE_PAD (find (self, GVT_TYPE_SIGNATURE_PAD, NULL)), strokes);
  gvt_app_test_settle (top (self));
}

static GvtVisitSignature *
read_signature (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtVisitSignature *signature;

  gvt_visits_read_signature (self->desk.profile, &self->visit, &signature, &error);
  g_assert_no_error (error);
  return signature;
}

/* For people to look at: GVT_TEST_PAPERS names a folder where pictures stay. */
static void
keep_picture (Fixture *self, const char *name)
{
  const char *folder = g_getenv ("GVT_TEST_PAPERS");
  GtkWidget *window = GTK_WIDGET (self->desk.window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || path == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
}

static void
test_what_is_drawn_is_recorded_for_the_figures_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonObject) figures = NULL;
  g_autoptr (GvtVisitSignature) signature = NULL;

  show (self, 900);
  gvt_app_test_assert_text (top (self), "38 people. Check code");
  gvt_app_test_assert_text (top (self), "Not signed yet");
  gtk_editable_set_text (GTK_EDITABLE (find (self, GVT_TYPE_ENTRY_ROW, "name")),
                         "Ibu Ratna Contoh");
  draw (self);
  keep_picture (self, "sign-screen.png");
  gvt_app_test_desk_act (&self->desk, "sign.save");
  signature = read_signature (self);
  figures = gvt_report_read (self->desk.profile, gvt_workspace_get_modules (self->desk.workspace),
                             &self->visit, NULL);

  g_assert_cmpstr (g_ptr_array_index (self->desk.said, 0), ==, "The signature is saved.");
  g_assert_cmpstr (signature->method, ==, GVT_SIGNED_ON_SCREEN);
  g_assert_cmpstr (signature->name, ==, "Ibu Ratna Contoh");
  g_assert_cmpuint (gvt_strokes_get_n_points (signature->strokes), ==, 5);
  g_assert_cmpstr (signature->code, ==, json_object_get_string_member (figures, "code"));
}

static gboolean
can (Fixture *self, const char *label)
{
  return gtk_widget_get_sensitive (find (self, GTK_TYPE_BUTTON, label));
}

static void
test_lines_are_taken_back_one_by_one_or_all (Fixture *self, gconstpointer data)
{
  GvtSignaturePad *pad;

  show (self, 900);
  pad = GVT_SIGNATURE_PAD (find (self, GVT_TYPE_SIGNATURE_PAD, NULL));
  g_assert_false (can (self, "_Save the signature"));
  g_assert_false (can (self, "button_2"));
  draw (self);
  g_assert_true (can (self, "_Save the signature"));

  gvt_app_test_desk_act (&self->desk, "sign.drop-last");
  g_assert_cmpuint (gvt_strokes_get_n_points (gvt_signature_pad_get_strokes (pad)), ==, 3);
  gvt_app_test_desk_act (&self->desk, "sign.clear");
  g_assert_true (gvt_strokes_is_empty (gvt_signature_pad_get_strokes (pad)));
  g_assert_false (can (self, "_Save the signature"));
}

static void
test_paper_needs_no_pointer (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtVisitSignature) none = NULL;
  g_autoptr (GvtVisitSignature) signature = NULL;

  show (self, 900);
  choose (self, "by_thumb");
  keep_picture (self, "sign-paper.png");
  gtk_editable_set_text (GTK_EDITABLE (find (self, GVT_TYPE_ENTRY_ROW, "code")), "XCHK8-WYMF7");
  gvt_app_test_desk_act (&self->desk, "sign.save");
  none = read_signature (self);
  g_assert_null (none);
  g_assert_nonnull (strstr (g_ptr_array_index (self->desk.said, 0), "copied wrong"));

  gtk_editable_set_text (GTK_EDITABLE (find (self, GVT_TYPE_ENTRY_ROW, "code")), "xchk8 wymfs");
  gvt_app_test_desk_act (&self->desk, "sign.save");
  signature = read_signature (self);
  g_assert_cmpstr (signature->method, ==, GVT_SIGNED_BY_THUMB);
  g_assert_cmpstr (signature->code, ==, "XCHK8WYMFS");
  g_assert_false (signature->has_photo);
}

static void
test_it_fits_a_narrow_window_and_large_text (Fixture *self, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  show (self, 360);
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
  choose (self, "by_pen");
  keep_picture (self, "sign-narrow.png");
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
}

static void
test_the_visit_leads_to_it (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_show (&self->desk, gvt_visit_page_new (&self->visit), 900);
  g_assert_true (gtk_widget_get_mapped (find (self, GTK_TYPE_BUTTON, "_Host's signature")));

  gvt_app_test_desk_act (&self->desk, "visit.sign");

  g_assert_true (GVT_IS_SIGN_PAGE (top (self)));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("/sign-page/what-is-drawn-is-recorded-for-the-figures-shown",
       test_what_is_drawn_is_recorded_for_the_figures_shown);
  ADD ("/sign-page/lines-are-taken-back-one-by-one-or-all",
       test_lines_are_taken_back_one_by_one_or_all);
  ADD ("/sign-page/paper-needs-no-pointer", test_paper_needs_no_pointer);
  ADD ("/sign-page/it-fits-a-narrow-window-and-large-text",
       test_it_fits_a_narrow_window_and_large_text);
  ADD ("/sign-page/the-visit-leads-to-it", test_the_visit_leads_to_it);

  return g_test_run ();
}
