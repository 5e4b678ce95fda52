"""The departments at work by rules: what they read of the film and the notes, as findings."""

from engines.rules.departments.apply import apply
from engines.rules.departments.findings import Findings, Material
from engines.rules.departments.office import DEPARTMENTS

__all__ = ["DEPARTMENTS", "Findings", "Material", "apply"]
