/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-strip.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-text.h"
#include "gvt-work.h"

#define TICK_SECONDS 60
#define LOW_PERCENT  20 /* a laptop says so itself at about here */

struct _GvtClassStrip
{
  AdwBin parent_instance;

  GtkLabel *text;

  GvtSectionPage *page; /* (nullable) (unowned): until something was shown */
  GvtId session;
  GvtId visit;
  GvtSessionTimeMark mark; /* what was read before is not read again */
  GvtStripFacts facts;
  guint tick; /* source; 0 while the strip is not seen */
};

G_DEFINE_FINAL_TYPE (GvtClassStrip, gvt_class_strip, ADW_TYPE_BIN)

/* --- in words --- */

static char *
describe_minutes (const GvtStripFacts *facts)
{
  guint minutes = facts->time.minutes;

  if (facts->planned == 0)
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  /* Translators: since the class was opened, and what the visit's plan gives its modules */
  return g_strdup_printf (_ ("%u minutes; modules planned: %u minutes"), minutes, facts->planned);
}

/* Returns: (transfer full) (nullable): %NULL without a battery */
static char *
describe_power (const GvtPower *power)
{
  if (power->percent < 0)
    return NULL;
  if (power->is_mains)
    return g_strdup_printf (_ ("Battery %d%%, plugged in"), power->percent);
  if (power->percent < LOW_PERCENT)
    return g_strdup_printf (_ ("Battery %d%%: plug the laptop in"), power->percent);
  return g_strdup_printf (_ ("Battery %d%%"), power->percent);
}

char *
gvt_strip_describe (const GvtStripFacts *facts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *power = describe_power (&facts->power);
  char *clock = gvt_session_time_describe_clock (&facts->time);

  if (facts->number > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("Step %u of %u: %s"), facts->number, facts->n_steps,
                                             facts->step));
  g_ptr_array_add (parts, gvt_people_describe (facts->men, facts->women));
  g_ptr_array_add (parts, describe_minutes (facts));
  if (clock != NULL)
    g_ptr_array_add (parts, clock);
  if (power != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&power));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
update (GvtClassStrip *self)
{
  g_autofree char *text = gvt_strip_describe (&self->facts);

  gtk_label_set_label (self->text, text);
}

/* --- what is read --- */

typedef struct
{
  GvtProfile *profile;
  GvtId session;
  GvtId visit;
  GvtSessionTimeMark mark;
} Question;

typedef struct
{
  GvtId session;
  GvtSessionTimeMark mark;
  GvtSessionTime time;
  guint planned;
  GvtPower power;
} Reading;

static void
question_free (gpointer data)
{
  g_object_unref (((Question *) data)->profile);
  g_free (data);
}

static guint
sum_planned (const GvtVisitPlan *plan)
{
  guint minutes = 0;

  for (guint i = 0; i < plan->modules->len; i++)
    minutes += ((const GvtPlannedModule *) plan->modules->pdata[i])->minutes;
  return minutes;
}

static gpointer
read_facts (gpointer input, GCancellable *cancellable, GError **error)
{
  Question *question = input;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (question->profile, &question->visit, error);
  Reading reading = { .session = question->session, .mark = question->mark };

  if (plan == NULL
      || !gvt_session_time_follow (question->profile, &question->session, &reading.mark,
                                   &reading.time, error))
    return NULL;

  reading.planned = sum_planned (plan);
  gvt_power_read (NULL, &reading.power);
  return g_memdup2 (&reading, sizeof reading);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtClassStrip *self = owner;
  const Reading *read = result;

  if (error != NULL || !gvt_id_equal (&read->session, &self->session))
    return; /* the page's own load tells of what failed */
  self->mark = read->mark;
  self->facts.time = read->time;
  self->facts.planned = read->planned;
  self->facts.power = read->power;
  update (self);
}

static void
read_again (GvtClassStrip *self)
{
  GvtWorkspace *workspace = self->page != NULL ? gvt_section_page_get_workspace (self->page) : NULL;
  GvtWork work = {
    .func = read_facts, .free_input = question_free, .free_result = g_free, .done = on_read
  };
  Question *question;

  if (workspace == NULL || gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (gvt_workspace_get_profile (workspace)), self->session,
                          self->visit, self->mark };
  work.input = question;
  gvt_work_run (self, NULL, &work);
}

static gboolean
on_tick (gpointer data)
{
  read_again (data);
  return G_SOURCE_CONTINUE;
}

/* --- the widget --- */

static void
gvt_class_strip_map (GtkWidget *widget)
{
  GvtClassStrip *self = GVT_CLASS_STRIP (widget);

  GTK_WIDGET_CLASS (gvt_class_strip_parent_class)->map (widget);
  if (self->tick == 0)
    self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}

static void
gvt_class_strip_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&GVT_CLASS_STRIP (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (gvt_class_strip_parent_class)->unmap (widget);
}

static void
gvt_class_strip_dispose (GObject *object)
{
  GvtClassStrip *self = GVT_CLASS_STRIP (object);

  self->page = NULL;
  g_clear_handle_id (&self->tick, g_source_remove);
  G_OBJECT_CLASS (gvt_class_strip_parent_class)->dispose (object);
}

static void
gvt_class_strip_class_init (GvtClassStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_class_strip_dispose;
  GTK_WIDGET_CLASS (klass)->map = gvt_class_strip_map;
  GTK_WIDGET_CLASS (klass)->unmap = gvt_class_strip_unmap;
}

static void
gvt_class_strip_init (GvtClassStrip *self)
{
  self->facts.power.percent = -1;
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, "css-classes",
                             (const char *[]){ "dim-label", "numeric", NULL }, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->text));
}

void
gvt_class_strip_show (GvtClassStrip *self, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  g_return_if_fail (GVT_IS_CLASS_STRIP (self) && progress != NULL);

  if (!gvt_id_equal (&self->session, gvt_session_get_id (progress->session)))
    self->mark = (GvtSessionTimeMark){ 0 };
  self->page = page;
  self->session = *gvt_session_get_id (progress->session);
  self->visit = *gvt_session_get_visit_id (progress->session);
  self->facts.men = gvt_session_get_men (progress->session);
  self->facts.women = gvt_session_get_women (progress->session);
  update (self);
  read_again (self);
}

void
gvt_class_strip_set_step (GvtClassStrip *self, guint number, guint n_steps, const char *title)
{
  g_return_if_fail (GVT_IS_CLASS_STRIP (self));

  self->facts.number = number;
  self->facts.n_steps = n_steps;
  self->facts.step = title;
  update (self);
}
