/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"

#include "gvt-app-resources.h"
#include "gvt-secret.h"
#include "gvt-test.h"
#include "gvt-work.h"

#define BASE_DPI (96 * 1024)

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

/* In libasan, but in none of GCC's headers. */
int __sanitizer_install_malloc_and_free_hooks (void (*on_malloc) (const volatile void *block,
                                                                  size_t size),
                                               void (*on_free) (const volatile void *block));

/* GLib forgets its first table of names (g_quark_from_string()) once a program has more than 2,048,
 * and a page with enough widgets has. It comes before main() and even before any library is ready,
 * where only an executable's .preinit_array is early enough to see it made. */
#define NAMES_SIZE (2048 * sizeof (char *))

static const void *names;

__attribute__ ((no_sanitize ("address", "undefined"))) static void
on_allocation (const volatile void *block, size_t size)
{
  if (names == NULL && size == NAMES_SIZE)
    names = (const void *) block;
}

__attribute__ ((no_sanitize ("address", "undefined"))) static void
on_free (const volatile void *block)
{
  if (block == names)
    names = NULL;
}

__attribute__ ((no_sanitize ("address", "undefined"))) static void
watch_allocations (int argc, char **argv, char **environment)
{
  __sanitizer_install_malloc_and_free_hooks (on_allocation, on_free);
}

__attribute__ ((section (".preinit_array"), used)) static void (*const first_of_all) (
    int argc, char **argv, char **environment) = watch_allocations;

static void
forgive_the_table_of_names (void)
{
  __lsan_ignore_object (names);
}
#else
static void
forgive_the_table_of_names (void)
{
}
#endif

void
gvt_app_test_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gvt_test_use_empty_home ();
  forgive_the_table_of_names ();
  g_test_init (argc, argv, NULL);
  gvt_crypto_init ();
  g_resources_register (gvt_app_get_resource ());
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_css_provider_load_from_resource (provider, "/id/go/kpu/ntb/GoVote/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

GtkWindow *
gvt_app_test_present (GtkWidget *widget, int width, int height)
{
  /* Not AdwWindow: without a compositor its frame takes ten pixels off the width asked for. */
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "default-width", width, "default-height",
                                    height, "child", widget, NULL);

  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

void
gvt_app_test_destroy (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (gvt_work_get_n_running () > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

GtkWidget *
gvt_app_test_find (GtkWidget *widget, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (name == NULL || g_strcmp0 (text_of (widget), name) == 0
          || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gvt_app_test_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
collect_text (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

AdwMessageDialog *
gvt_app_test_find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static GtkFileChooser *
find_file_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

/* It looks at the folder before it takes an answer. */
static gboolean
no_file_chooser (gpointer unused)
{
  return find_file_chooser () == NULL;
}

void
gvt_app_test_choose_file (const char *path)
{
  GtkFileChooser *chooser = find_file_chooser ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autoptr (GFile) folder = g_file_new_for_path (folder_path);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (chooser);
  gtk_file_chooser_set_current_folder (chooser, folder, &error);
  g_assert_no_error (error);
  gtk_file_chooser_set_current_name (chooser, name);
  gvt_app_test_settle (GTK_WIDGET (chooser));
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  gvt_test_wait_until (no_file_chooser, NULL, "the file dialog is answered");
}

char *
gvt_app_test_text (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  collect_text (widget, text);
  return g_string_free (text, FALSE);
}

void
gvt_app_test_assert_text (GtkWidget *widget, const char *part)
{
  g_autofree char *text = gvt_app_test_text (widget);

  if (strstr (text, part) == NULL)
    g_error ("“%s” is not among the words on the screen:\n%s", part, text);
}

typedef struct
{
  GtkWidget *widget;
  const char *part;
} Awaited;

static gboolean
has_text (gpointer data)
{
  const Awaited *awaited = data;
  g_autofree char *text = gvt_app_test_text (awaited->widget);

  return strstr (text, awaited->part) != NULL;
}

void
gvt_app_test_wait_for_text (GtkWidget *widget, const char *part)
{
  gvt_test_wait_until (has_text, &(Awaited){ widget, part }, part);
}

static gboolean
no_work_left (gpointer data)
{
  return gvt_work_get_n_running () == 0;
}

void
gvt_app_test_press_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean was_taken = FALSE;

  for (guint i = 0; !was_taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &was_taken);
    }
  g_assert_true (was_taken);
}

/* What has ended may begin something else, and so may a page that is drawn for the first time. */
static void
do_what_is_due (void)
{
  do
    {
      gvt_test_wait_until (no_work_left, NULL, "workers to report");
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  while (!no_work_left (NULL));
}

void
gvt_app_test_settle (GtkWidget *widget)
{
  do_what_is_due ();
  if (gtk_widget_get_mapped (widget))
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
    }
  do_what_is_due ();
}

void
gvt_app_test_set_text_scale (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (BASE_DPI * percent / 100), NULL);
}

GvtModule *
gvt_app_test_module (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, "m5-hari-pemungutan-suara", NULL);

  g_assert_nonnull (module);
  return g_object_ref (module);
}

static void
tell_wide (GtkWidget *widget, int width, int depth)
{
  int minimum;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= width)
    return;
  g_test_message ("%*s%s asks for %d", depth, "", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child, width, depth + 1);
}

void
gvt_app_test_assert_fits (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > width)
    tell_wide (widget, width, 0);
  g_assert_cmpint (minimum, <=, width);
}

static gboolean
is_cut (GtkWidget *widget)
{
  graphene_rect_t bounds; /* with border and padding, as what is measured, but without margins */
  int minimum;

  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget)
      || !gtk_widget_compute_bounds (widget, widget, &bounds))
    return FALSE;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  minimum -= gtk_widget_get_margin_start (widget) + gtk_widget_get_margin_end (widget);
  return bounds.size.width < minimum
         || pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

void
gvt_app_test_assert_whole (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget))
    return;
  if (is_cut (widget))
    g_error ("“%s” is cut", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_app_test_assert_whole (child);
}
