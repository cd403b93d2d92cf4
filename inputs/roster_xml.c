/* roster_xml.c - a roster of the first nurse rostering competition: XML that
 * names date, employee and shift of each assignment.
 *
 *     <Solution> <Assignment> <Date>2010-01-07</Date> <Employee>0</Employee>
 *     <ShiftType>D</ShiftType> </Assignment> … </Solution>
 *
 * Elements of other names are not read. A DOCTYPE is refused: a roster needs
 * none, and what it can declare is no end of trouble. */
#include "roster_parts.h"
#include "scalars.h"

#include <expat.h>
#include <string.h>

enum { DATE, EMPLOYEE, SHIFT, N_VALUES, LONGEST_VALUE = 200 };

static const char *const value_names[N_VALUES] = {"Date", "Employee", "ShiftType"};

typedef struct bem_roster_value {
    char text[LONGEST_VALUE + 1];
    size_t length, at;
} bem_roster_value;

typedef struct bem_roster_xml {
    bem_roster_reading *reading;
    XML_Parser parser;
    int depth; /* elements open */
    bool in_assignment, refused;
    size_t assignment_at;
    int open; /* value being read, -1 = none */
    bem_roster_value values[N_VALUES];
} bem_roster_xml;

#define complain(xml, value, ...)                                                                  \
    bem_source_error((xml)->reading->source, (value)->at, (value)->length, (xml)->reading->diags,  \
                     __VA_ARGS__)

static size_t offset(const bem_roster_xml *xml) {
    XML_Index index = XML_GetCurrentByteIndex(xml->parser);
    return index > 0 ? (size_t)index : 0;
}

static void refuse(bem_roster_xml *xml, const char *sentence) {
    bem_source_error(xml->reading->source, offset(xml), 1, xml->reading->diags, "%s", sentence);
    xml->refused = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

static void XMLCALL begin_doctype(void *data, const XML_Char *name, const XML_Char *system_id,
                                  const XML_Char *public_id, int has_subset) {
    (void)name, (void)system_id, (void)public_id, (void)has_subset;
    refuse(data, "a roster has no DOCTYPE");
}

static void XMLCALL begin_element(void *data, const XML_Char *name, const XML_Char **attributes) {
    bem_roster_xml *xml = data;
    (void)attributes;
    if (xml->depth == 0 && strcmp(name, "Solution") != 0) {
        refuse(xml, "expected <Solution>, as the first nurse rostering competition writes it");
        return;
    }
    xml->depth++;
    if (xml->depth == 2 && strcmp(name, "Assignment") == 0) {
        xml->in_assignment = true;
        xml->assignment_at = offset(xml);
        memset(xml->values, 0, sizeof xml->values);
    }
    for (int i = 0; xml->depth == 3 && xml->in_assignment && i < N_VALUES; i++)
        if (strcmp(name, value_names[i]) == 0)
            xml->open = i;
}

static void XMLCALL read_text(void *data, const XML_Char *text, int length) {
    bem_roster_xml *xml = data;
    if (xml->open < 0 || xml->depth != 3)
        return;
    bem_roster_value *value = &xml->values[xml->open];
    for (int i = 0; i < length && value->length < LONGEST_VALUE; i++) {
        if (value->length == 0 && strchr(" \t\r\n", text[i]))
            continue;
        if (value->length == 0)
            value->at = offset(xml) + (size_t)i;
        value->text[value->length++] = text[i];
    }
}

/* The value without blanks at its end; NULL after a complaint. */
static bem_roster_value *value_of(bem_roster_xml *xml, int i) {
    bem_roster_value *value = &xml->values[i];
    while (value->length > 0 && strchr(" \t\r\n", value->text[value->length - 1]))
        value->text[--value->length] = '\0';
    if (value->length > 0)
        return value;
    bem_source_error(xml->reading->source, xml->assignment_at, 1, xml->reading->diags,
                     "the assignment has no <%s>", value_names[i]);
    return NULL;
}

static const char *clip(bem_roster_xml *xml, const bem_roster_value *value) {
    return bem_clip(value->text, &xml->reading->arena);
}

static int index_of(bem_roster_xml *xml, int i, const char *what, const bem_names *names) {
    const bem_roster_value *value = value_of(xml, i);
    int index = value ? bem_names_find(names, value->text) : -1;
    if (value && index < 0)
        complain(xml, value, "unknown %s '%s'%s", what, clip(xml, value),
                 bem_roster_guess(xml->reading, value->text, names));
    return index;
}

static int day_of(bem_roster_xml *xml) {
    const bem_roster_value *value = value_of(xml, DATE);
    bem_date date;
    int day = -1;
    if (!value)
        return day;
    if (!bem_scalar_date(value->text, &date))
        complain(xml, value, "expected a date such as 2010-01-07, not '%s'", clip(xml, value));
    else if ((day = bem_roster_day(xml->reading->p, date)) < 0)
        complain(xml, value, "%s lies outside the horizon", value->text);
    return day;
}

static void assign(bem_roster_xml *xml) {
    const bem_roster_reading *names = xml->reading;
    int d = day_of(xml), e = index_of(xml, EMPLOYEE, "person", &names->people);
    int s = index_of(xml, SHIFT, "shift", &names->shifts);
    if (d < 0 || e < 0 || s < 0)
        return;
    bem_cell *cell = bem_roster_cell(&xml->reading->roster, e, d);
    if (cell->shift != BEM_OFF)
        complain(xml, &xml->values[DATE], "'%s' works '%s' on %s already", names->p->staff[e].id,
                 names->p->shifts[cell->shift].id, xml->values[DATE].text);
    *cell = (bem_cell){(int16_t)s, BEM_NO_ROLE};
}

static void XMLCALL end_element(void *data, const XML_Char *name) {
    bem_roster_xml *xml = data;
    (void)name;
    if (xml->depth == 3)
        xml->open = -1;
    if (xml->depth == 2 && xml->in_assignment) {
        assign(xml);
        xml->in_assignment = false;
    }
    xml->depth--;
    if (xml->reading->diags->count >= BEM_DIAG_MAX)
        XML_StopParser(xml->parser, XML_FALSE); /* enough to mend */
}

void bem_roster_read_xml(bem_roster_reading *reading) {
    const bem_source *source = reading->source;
    bem_roster_xml xml = {.reading = reading, .open = -1};
    xml.parser = XML_ParserCreate("UTF-8"); /* a source is, whatever it says */
    if (!xml.parser) {
        bem_source_error(source, 0, 0, reading->diags, "the reader of XML could not be started");
        return;
    }
    XML_SetUserData(xml.parser, &xml);
    XML_SetElementHandler(xml.parser, begin_element, end_element);
    XML_SetCharacterDataHandler(xml.parser, read_text);
    XML_SetStartDoctypeDeclHandler(xml.parser, begin_doctype);
    int errors = reading->diags->n_errors;
    if (XML_Parse(xml.parser, source->text, (int)source->length, XML_TRUE) == XML_STATUS_ERROR &&
        reading->diags->n_errors == errors)
        bem_source_error(source, offset(&xml), 1, reading->diags, "this is not well-formed XML: %s",
                         XML_ErrorString(XML_GetErrorCode(xml.parser)));
    XML_ParserFree(xml.parser);
}
