"""Everybody who tries something in the matrices, and the circles they are of."""

EVERYBODY = {
    "nobody", "pupil", "other_pupil", "teacher", "colleague", "head", "other_head", "company", "other_company",
    "former_company", "coordinator", "other_coordinator", "former_teacher", "delegate", "former_delegate", "office",
    "other_office", "former_office",
    "volunteer", "other_volunteer", "former_volunteer", "reader", "lead", "mentor", "former_mentor",
    "partner", "other_partner", "former_partner",
}  # fmt: skip
SIGNED_IN = EVERYBODY - {"nobody"}
PUPILS = {"pupil", "other_pupil"}
COMPANIES = {"company", "other_company"}
COORDINATORS = {"coordinator", "other_coordinator"}
HEADS = {"head", "other_head"}
OFFICES = {"office", "other_office"}
READERS = HEADS | {"teacher", "colleague", "delegate", "former_delegate"}  # of what pupils write, where it is shown
SCHOOLS = READERS | OFFICES
ADULTS = SCHOOLS | COMPANIES | COORDINATORS
TEACHING = {"teacher", "head"}
OWN_CLASS = TEACHING | {"office"}
MENTORS = {"mentor", "former_mentor"}  # cleared; the first accompanies the pupil, the other no longer does
VOLUNTEERS = {"volunteer", "other_volunteer", "lead"} | MENTORS  # of two territories; the mentor alone sees a pupil
TEAMS = COORDINATORS | VOLUNTEERS
LEADS = COORDINATORS | {"lead"}
LEAD = {"coordinator", "lead"}  # of the first territory
TEAM = LEAD | {"volunteer"} | MENTORS  # of the first territory; its reader opens files and changes nothing
READS_AGREEMENTS = OWN_CLASS | {"delegate"}  # a delegation shows agreements and nothing else, between its days
FOLLOWERS = OWN_CLASS | {"coordinator"}
PARTNERS = {"partner", "other_partner"}  # of two associations; the former one has left the first
POST = "post"
